;;; -*- lexical-binding: t; -*-
;; Eglot with pyright, ruff and Awaiter, which rass makes one server of.
(require 'eglot)
(setq eglot-sync-connect 60 eglot-autoshutdown nil eglot-send-changes-idle-time 0
      eglot-confirm-server-initiated-edits nil eglot-confirm-server-edits nil)

(drive
 (setq awaiter-command (butlast (drive-server)))
 (awaiter-eglot-setup '("pyright-langserver" "--stdio") '("ruff" "server"))
 (find-file (getenv "FILE"))
 (goto-char (point-min))
 (insert "import os\n") ; what ruff finds
 (call-interactively #'eglot)
 (drive-wait "eglot manages the buffer" (eglot-managed-p))
 (flymake-start)
 (drive-wait "each server's findings, behind CJK and emoji too"
             (and (drive-covers "__aenter__" "awaiter")
                  (drive-covers "fetch()" "awaiter")
                  (drive-covers "fetch()" "Pyright")
                  (drive-covers "os" "Ruff")))
 (dolist (text '("__aenter__" "fetch()"))
   (unless (= 1 (length (drive-covers text "awaiter")))
     (drive-die "what Awaiter finds at %s is shown several times" text)))

 (drive-goto "__aenter__")
 (let (said)
   (eglot-hover-eldoc-function (lambda (text &rest _) (setq said text)))
   (drive-wait "hover" said)
   (drive-say "hover: %S" (substring-no-properties said)))

 (drive-choose "Make '__aenter__' async")
 (drive-goto "__aenter__")
 (call-interactively #'eglot-code-actions)
 (drive-wait "the code action is applied" (drive-here "async def __aenter__"))
 (drive-choose "Await the coroutine")
 (drive-goto "fetch()  #")
 (call-interactively #'eglot-code-actions)
 (drive-wait "and the one behind CJK and emoji" (drive-here "; await fetch()  #"))
 (eglot--signal-textDocument/didChange)
 (drive-wait "Awaiter's findings are gone, ruff's is there"
             (and (null (drive-covers "__aenter__" "awaiter"))
                  (null (drive-covers "fetch()" "awaiter"))
                  (drive-covers "os" "Ruff")))
 (drive-saved)
 (eglot-shutdown (eglot-current-server)))
