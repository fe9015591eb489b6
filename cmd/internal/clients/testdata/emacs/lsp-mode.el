;;; -*- lexical-binding: t; -*-
;; Lsp-mode with Awaiter as the only server.
(require 'lsp-mode)
(setq lsp-auto-guess-root t lsp-restart 'ignore lsp-enable-file-watchers nil lsp-idle-delay 0.01
      lsp-session-file (expand-file-name "lsp-session" (getenv "HOME"))
      lsp-diagnostics-provider :flymake lsp-enable-suggest-server-download nil
      lsp-signature-auto-activate nil lsp-headerline-breadcrumb-enable nil lsp-modeline-code-actions-enable nil)

(drive
 (setq awaiter-command (butlast (drive-server)))
 (awaiter-lsp-mode-setup)
 (find-file (getenv "FILE"))
 (lsp)
 (drive-say "Emacs %s, lsp-mode %s" emacs-version (drive-version "lsp-mode"))
 (drive-wait "lsp-mode is on" (bound-and-true-p lsp-managed-mode))
 (drive-wait "findings, behind CJK and emoji too"
             (progn (flymake-start)
                    (and (drive-covers "__aenter__" "cannot be awaited")
                         (drive-covers "fetch()" "never awaited"))))
 (drive-goto "__aenter__")
 (let ((lsp-eldoc-render-all t) said)
   (lsp-eldoc-function (lambda (text &rest _) (setq said text)))
   (drive-wait "hover" said)
   (unless (string-search "async with" said)
     (drive-die "the hover says %S" said)))
 (drive-choose "Make '__aenter__' async")
 (drive-goto "__aenter__")
 (call-interactively #'lsp-execute-code-action)
 (drive-wait "the code action is applied" (drive-here "async def __aenter__"))
 (drive-choose "Await the coroutine")
 (drive-goto "fetch()  #")
 (call-interactively #'lsp-execute-code-action)
 (drive-wait "and the one behind CJK and emoji" (drive-here "; await fetch()  #"))
 (drive-wait "nothing is found any more" (progn (flymake-start) (null (flymake-diagnostics))))
 (drive-saved)
 (lsp-disconnect))
