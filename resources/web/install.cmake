# SPDX-License-Identifier: MIT
# cmake -DNPM=… -P install.cmake, in the folder with package.json and the lock file: npm ci, and where that
# fails, what to do about it. Libraries are only unpacked: their install scripts do not run.

execute_process(
    COMMAND ${NPM} ci --ignore-scripts --omit=optional --no-audit --no-fund --loglevel=error
    RESULT_VARIABLE failed OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(failed)
    message(NOTICE "${said}")
    if(said MATCHES "ENOSPC")
        message(FATAL_ERROR "The disk is full: free some space, then start again.")
    elseif(said MATCHES "CERT")
        message(FATAL_ERROR "The certificate of the package registry is not trusted: tell npm of your proxy's "
            "certificate (NODE_EXTRA_CA_CERTS, or cafile in ~/.npmrc), then start again.")
    elseif(said MATCHES "EINTEGRITY")
        message(FATAL_ERROR "What npm downloaded is not what the lock file names: clean npm's cache "
            "(npm cache clean --force), then start again.")
    else()
        message(FATAL_ERROR "npm could not download the JavaScript libraries: check the network, and npm's "
            "proxy and registry in ~/.npmrc, then start again.")
    endif()
endif()
