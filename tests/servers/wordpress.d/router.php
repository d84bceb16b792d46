<?php
// SPDX-License-Identifier: MIT
// For PHP's own server: files as they are, uploads from the run's folder, all else through WordPress.
$root = $_SERVER['DOCUMENT_ROOT'];
$path = urldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
if (str_starts_with($path, '/wp-content/uploads/')) {
    $folder = realpath(getenv('POSTIL_WP_DATA') . '/uploads');
    $file = realpath($folder . substr($path, strlen('/wp-content/uploads')));
    if ($file && str_starts_with($file, "$folder/") && is_file($file)) {
        header('Content-Type: ' . mime_content_type($file));
        readfile($file);
        return;
    }
}
$file = realpath($root . $path);
if ($file && is_dir($file)) {
    if (!str_ends_with($path, '/')) {
        header("Location: $path/");
        return;
    }
    $file = realpath("$file/index.php");
    $path .= 'index.php';
}
if (!$file || !str_starts_with($file, "$root/")) {
    $file = "$root/index.php";
    $path = '/index.php';
}
if (!str_ends_with($file, '.php'))
    return false;
$_SERVER['SCRIPT_FILENAME'] = $file;
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = $path;
chdir(dirname($file));
require $file;
