<?php
// SPDX-License-Identifier: MIT
// One tree serves every run: what a run writes is in the folder that POSTIL_WP_DATA names.
$data = getenv('POSTIL_WP_DATA');
define('DB_NAME', 'wordpress');
define('DB_USER', 'x');
define('DB_PASSWORD', 'x');
define('DB_HOST', 'localhost');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('DB_DIR', "$data/database/");
define('DB_FILE', 'wordpress.sqlite');
define('WP_HOME', 'http://' . ($_SERVER['HTTP_HOST'] ?? '127.0.0.1'));
define('WP_SITEURL', WP_HOME);
// A machine of one's own may send passwords over http.
define('WP_ENVIRONMENT_TYPE', getenv('WP_HTTP') === 'plain' ? 'production' : 'local');
define('WP_HTTP_BLOCK_EXTERNAL', true); // nothing leaves this machine
define('DISABLE_WP_CRON', true);        // a test asks for wp-cron.php itself
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_AUTO_UPDATE_CORE', false);
define('DISALLOW_FILE_MODS', true);
define('WP_DEBUG', false);
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT',
          'LOGGED_IN_SALT', 'NONCE_SALT'] as $name)
    define($name, hash('sha256', $name . 'for tests'));
$table_prefix = 'wp_';
if (!defined('ABSPATH'))
    define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
