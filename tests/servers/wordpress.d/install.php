<?php
// SPDX-License-Identifier: MIT
// install.php TREE: installs WordPress into the database of POSTIL_WP_DATA, with a user of each role, and prints
// their names and application passwords.
$_SERVER['HTTP_HOST'] = $_SERVER['SERVER_NAME'] = '127.0.0.1';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REQUEST_METHOD'] = 'GET';
$_SERVER['REQUEST_URI'] = '/';
mkdir(getenv('POSTIL_WP_DATA') . '/database');
mkdir(getenv('POSTIL_WP_DATA') . '/uploads');
define('WP_INSTALLING', true);
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Harbour & News', 'admin', 'admin@example.test', true, '', 'login-of-admin');
switch_theme('twentytwentyfour');
update_option('permalink_structure', '/%postname%/');
flush_rewrite_rules(false);
$people = ['admin' => 'administrator', 'editor' => 'editor', 'author' => 'author', 'contributor' => 'contributor',
           'subscriber' => 'subscriber'];
foreach ($people as $login => $role) {
    $user = get_user_by('login', $login);
    $id = $user ? $user->ID : wp_create_user($login, "login-of-$login", "$login@example.test");
    (new WP_User($id))->set_role($role);
    $password = WP_Application_Passwords::create_new_application_password($id, ['name' => 'tests'])[0];
    echo 'WP_' . strtoupper($login) . "=$password\n";
}
