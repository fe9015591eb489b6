;;; -*- lexical-binding: t; -*-
;; The Flymake backend in a buffer in which eglot runs pyright.
(require 'eglot)
(setq eglot-sync-connect 60 eglot-autoshutdown nil flymake-no-changes-timeout 0.01)

(drive
 (awaiter-flymake-setup)
 (advice-add 'eglot-uri-to-path :filter-return #'awaiter--decode-path) ; as with awaiter-eglot-setup
 (add-to-list 'eglot-server-programs '(python-mode . ("pyright-langserver" "--stdio")))
 (find-file (getenv "FILE"))
 (call-interactively #'eglot)
 (drive-wait "eglot manages the buffer" (eglot-managed-p))
 (flymake-start)
 (drive-wait "what pyright finds and what Awaiter finds"
             (and (drive-covers "__aenter__" "[unawaitable-protocol-method]")
                  (drive-covers "fetch()" "[never-awaited]")
                  (drive-covers "fetch()" "Pyright")))
 (awaiter-fix-all)
 (drive-choose "Await the coroutine")
 (eglot--signal-textDocument/didChange)
 (flymake-start)
 (drive-wait "the safe repair's finding is gone"
             (and (null (drive-covers "__aenter__" "[unawaitable-protocol-method]"))
                  (drive-covers "fetch()" "[never-awaited]")))
 (drive-goto "fetch()  #")
 (awaiter-fix)
 (eglot--signal-textDocument/didChange)
 (flymake-start)
 (drive-wait "nothing is left of either"
             (and (null (drive-covers "fetch()" "awaited"))
                  (null (drive-covers "fetch()" "Pyright"))))
 (drive-saved)
 (eglot-shutdown (eglot-current-server)))
