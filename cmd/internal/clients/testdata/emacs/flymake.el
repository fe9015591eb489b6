;;; -*- lexical-binding: t; -*-
;; The Flymake backend, without a language server.
(drive
 (awaiter-flymake-setup)
 (setq flymake-no-changes-timeout 0.01)
 (find-file (getenv "FILE"))
 (drive-say "Emacs %s" emacs-version)
 (flymake-start)
 (drive-wait "findings, behind CJK and emoji too"
             (and (drive-covers "__aenter__" "cannot be awaited")
                  (drive-covers "fetch()" "never awaited")))

 ;; What is in the buffer counts, not what is on disk.
 (goto-char (point-min))
 (insert "# 一行 🎉\n\n")
 (flymake-start)
 (drive-wait "findings move with an edit"
             (let ((found (drive-covers "fetch()" "never awaited")))
               (and found (= (line-number-at-pos (flymake-diagnostic-beg (car found)))
                             (save-excursion (drive-goto "fetch()  #") (line-number-at-pos))))))
 (delete-region (point-min) (point))
 (flymake-start)
 (drive-wait "and back" (and (drive-covers "__aenter__" "cannot be awaited") t))

 (drive-goto "__aenter__")
 (awaiter-explain)
 (with-current-buffer "*awaiter: unawaitable-protocol-method*"
   (unless (drive-here "# unawaitable-protocol-method")
     (drive-die "the page is %S" (buffer-string))))

 ;; Safe repairs of the whole buffer, then one that is chosen.
 (awaiter-fix-all)
 (unless (drive-here "async def __aenter__")
   (drive-die "the safe repairs give %S" (buffer-string)))
 (flymake-start)
 (drive-wait "the repaired finding is gone"
             (and (null (drive-covers "__aenter__" "cannot be awaited"))
                  (drive-covers "fetch()" "never awaited")))
 (drive-choose "Await the coroutine")
 (drive-goto "fetch()  #")
 (awaiter-fix)
 (flymake-start)
 (drive-wait "nothing is found any more" (null (flymake-diagnostics)))
 (drive-saved)

 ;; A command that fails says so, and is not asked again.
 (setq awaiter-command (append awaiter-command '("--no-such-option")))
 (setq warning-minimum-log-level :emergency)
 (when (memq #'awaiter-flymake (flymake-disabled-backends))
   (drive-die "it was disabled before"))
 (flymake-start)
 (drive-wait "a failing command is disabled"
             (memq #'awaiter-flymake (flymake-disabled-backends))))
