;;; -*- lexical-binding: t; -*-
;; Eglot with Awaiter alone.
(require 'eglot)
(setq eglot-sync-connect 60 eglot-autoshutdown nil eglot-autoreconnect t eglot-send-changes-idle-time 0
      eglot-confirm-server-initiated-edits nil eglot-confirm-server-edits nil)

(drive
 (setq awaiter-command (butlast (drive-server)))
 (awaiter-eglot-setup)
 (find-file (getenv "FILE"))
 (call-interactively #'eglot)
 (drive-wait "eglot manages the buffer" (eglot-managed-p))
 (drive-say "Emacs %s, eglot %s" emacs-version (drive-version "eglot"))
 (flymake-start) ; which needs a command loop to happen by itself
 (drive-wait "findings, behind CJK and emoji too"
             (and (drive-covers "__aenter__" "cannot be awaited")
                  (drive-covers "fetch()" "never awaited")))

 ;; The same findings further down.
 (let ((line (line-number-at-pos (flymake-diagnostic-beg (car (drive-covers "fetch()" "never awaited"))))))
   (goto-char (point-min))
   (insert "# 一行 🎉\n\n")
   (eglot--signal-textDocument/didChange)
   (drive-wait "findings move with an edit"
               (let ((found (drive-covers "fetch()" "never awaited")))
                 (and found (= (line-number-at-pos (flymake-diagnostic-beg (car found))) (+ line 2)))))
   (delete-region (point-min) (point))
   (eglot--signal-textDocument/didChange))

 ;; Hover, by what eglot gives to ElDoc.
 (drive-goto "__aenter__")
 (let (said)
   (eglot-hover-eldoc-function (lambda (text &rest _) (setq said text)))
   (drive-wait "hover" said)
   (unless (string-search "async with" said)
     (drive-die "the hover says %S" said))
   (drive-say "hover: %s" (car (split-string said "\n" t))))
 (drive-goto "asyncio.run")
 (let ((said 'nothing))
   (eglot-hover-eldoc-function (lambda (text &rest _) (setq said text)))
   (drive-goto "async with")
   (let (after)
     (eglot-hover-eldoc-function (lambda (text &rest _) (setq after text)))
     (drive-wait "hover on async with" after))
   (when (stringp said)
     (drive-die "the hover speaks where others do: %S" said)))

 ;; The server is killed, and the next one knows what is in the buffer.
 (goto-char (point-max))
 (insert "# not on disk\nfetch()\n")
 (let ((old (eglot-current-server)))
   (signal-process (jsonrpc--process old) 'SIGKILL)
   (drive-wait "eglot starts another server"
               (let ((new (eglot-current-server)))
                 (and new (not (eq new old)) (jsonrpc-running-p new)))))
 (flymake-start)
 (drive-wait "which finds the same, and what was typed"
             (and (drive-covers "__aenter__" "cannot be awaited")
                  (= 2 (length (drive-covers "fetch()" "never awaited")))))
 (drive-goto "# not on disk")
 (delete-region (point) (point-max))
 (eglot--signal-textDocument/didChange)

 ;; The repairs.
 (drive-choose "Make '__aenter__' async")
 (drive-goto "__aenter__")
 (call-interactively #'eglot-code-actions)
 (drive-wait "the code action is applied" (drive-here "async def __aenter__"))
 (drive-choose "Await the coroutine")
 (drive-goto "fetch()  #")
 (call-interactively #'eglot-code-actions)
 (drive-wait "and the one behind CJK and emoji" (drive-here "; await fetch()  #"))
 (eglot--signal-textDocument/didChange)
 (drive-wait "nothing is found any more" (null (flymake-diagnostics)))
 (drive-saved)
 (eglot-shutdown (eglot-current-server)))
