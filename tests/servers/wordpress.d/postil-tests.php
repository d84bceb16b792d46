<?php
// SPDX-License-Identifier: MIT
// What a test wants otherwise in this run; see tests/servers/wordpress.
if (getenv('WP_PERMALINKS') === 'plain')
    add_filter('pre_option_permalink_structure', '__return_empty_string');
if ($zone = getenv('WP_ZONE'))
    add_filter('pre_option_timezone_string', fn() => $zone);
if (getenv('WP_APPLICATION_PASSWORDS') === 'off')
    add_filter('wp_is_application_passwords_available', '__return_false');
add_filter('upload_dir', function ($folders) {
    $root = getenv('POSTIL_WP_DATA') . '/uploads';
    $folders['basedir'] = $root;
    $folders['path'] = $root . $folders['subdir'];
    return $folders;
});
