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
// What a test wants otherwise while it runs: files in the run's folder.
function postil_tests_slow($when, $request) {
    $file = getenv('POSTIL_WP_DATA') . "/slow-$when";
    if ($request->get_method() !== 'POST' || !str_starts_with($request->get_route(), '/wp/v2/posts') || !is_file($file))
        return;
    $seconds = (float) file_get_contents($file);
    unlink($file);
    usleep((int) ($seconds * 1e6));
}
// "slow-before", "slow-after": how many seconds the next writing of a post takes before it is done, or after.
add_filter('rest_pre_dispatch', function ($result, $server, $request) {
    postil_tests_slow('before', $request);
    return $result;
}, 10, 3);
add_filter('rest_post_dispatch', function ($response, $server, $request) {
    postil_tests_slow('after', $request);
    return $response;
}, 10, 3);
// "rewrites": a plugin that knows better: quotations and links go, a word from the sponsor comes.
add_filter('wp_insert_post_data', function ($data) {
    if (!is_file(getenv('POSTIL_WP_DATA') . '/rewrites') || $data['post_type'] !== 'post')
        return $data;
    $content = preg_replace('#<blockquote.*?</blockquote>#s', '', wp_unslash($data['post_content']));
    $content = preg_replace('#<a [^>]*news\.example[^>]*>(.*?)</a>#s', '$1', $content);
    $data['post_content'] = wp_slash($content . '<p>Brought to you by Acme.</p>');
    return $data;
});
