;;; -*- lexical-binding: t; -*-
;; What the trials in Emacs have in common.  Environment: CONFIG (editors/emacs),
;; SERVER and CHECK (argv of the server and of the command, as JSON lists), FILE
;; (a copy of testdata/app.py).  A trial prints what it saw and ends with 0 when
;; everything held.

(setq make-backup-files nil create-lockfiles nil auto-save-default nil
      load-prefer-newer t warning-minimum-level :error
      python-indent-guess-indent-offset-verbose nil
      ;; Nothing is compiled to machine code, for which a linker would be needed.
      native-comp-enable-subr-trampolines nil comp-enable-subr-trampolines nil
      native-comp-jit-compilation nil native-comp-deferred-compilation nil)
(push (getenv "CONFIG") load-path)
(dolist (folder load-path)
  (dolist (file (and (file-directory-p folder) (directory-files folder t "-autoloads\\.el\\'")))
    (load file nil t)))
(require 'awaiter)
(require 'python)
(setq awaiter-command (append (json-parse-string (getenv "CHECK") :array-type 'list) nil))


(defun drive-server ()
  (append (json-parse-string (getenv "SERVER") :array-type 'list) nil))

(defun drive-say (format &rest arguments)
  (princ (concat (apply #'format format arguments) "\n")))

(defun drive-die (format &rest arguments)
  (apply #'drive-say (concat "FAIL " format) arguments)
  (dolist (d (flymake-diagnostics))
    (drive-say "diagnostic %S" (drive-found d)))
  (when (get-buffer "*Messages*")
    (drive-say "%s" (with-current-buffer "*Messages*" (buffer-string))))
  (kill-emacs 1))

(defmacro drive-wait (what form)
  "Wait for FORM, which is WHAT."
  `(let ((begun (float-time)) value)
     (while (and (not (setq value ,form)) (< (- (float-time) begun) 60))
       (accept-process-output nil 0.01))
     (unless value (drive-die "timeout: %s" ,what))
     (drive-say "%-44s %6.1f ms" ,what (* 1000 (- (float-time) begun)))
     value))

(defun drive-found (d)
  "What diagnostic D of Flymake covers, its type and text."
  (list (buffer-substring-no-properties (flymake-diagnostic-beg d) (flymake-diagnostic-end d))
        (flymake-diagnostic-type d) (flymake-diagnostic-text d)))

(defun drive-covers (covered message)
  "The diagnostics on exactly the text COVERED which say MESSAGE."
  (seq-filter (lambda (d)
                (pcase-let ((`(,text ,_ ,said) (drive-found d)))
                  (and (equal text covered) (string-search message said))))
              (flymake-diagnostics)))

(defun drive-goto (text)
  "Go to the beginning of TEXT, which is in the buffer."
  (goto-char (point-min))
  (unless (search-forward text nil t)
    (drive-die "no %S in the buffer" text))
  (goto-char (match-beginning 0)))

(defun drive-here (text)
  (save-excursion
    (goto-char (point-min))
    (search-forward text nil t)))

(defun drive-choose (wanted)
  "Answer the next questions with the choice that contains WANTED."
  (setq last-nonmenu-event ?x) ; a key, else eglot 1.9 asks by a menu
  (advice-add 'completing-read :override
              (lambda (_prompt choices &rest _)
                (let ((names (all-completions "" choices)))
                  (drive-say "choices: %S" names)
                  (or (seq-find (lambda (name) (string-search wanted name)) names)
                      (drive-die "no choice contains %S" wanted))))))

(defun drive-saved ()
  "Save, and see the repairs and all line ends on disk."
  (save-buffer)
  (let ((content (with-temp-buffer
                   (set-buffer-multibyte nil)
                   (insert-file-contents-literally (getenv "FILE"))
                   (buffer-string))))
    (dolist (text '("    async def __aenter__(self):\r\n" "; await fetch()  # "))
      (unless (string-search text content)
        (drive-die "%S is not on disk: %S" text content)))
    (unless (= (seq-count (lambda (c) (eq c ?\r)) content) (seq-count (lambda (c) (eq c ?\n)) content))
      (drive-die "some line ends are no CRLF: %S" content)))
  (drive-say "saved with the repairs and CRLF kept"))

(defun drive-end ()
  (drive-say "OK")
  (kill-emacs 0))

(defun drive-version (library)
  "The version in the source of LIBRARY, by its name."
  (require 'lisp-mnt)
  (let ((file (replace-regexp-in-string "\\.elc\\'" ".el" (locate-library library))))
    (or (ignore-errors (lm-version file))
        (ignore-errors (lm-version (concat file ".gz")))
        "of Emacs")))

(defmacro drive (&rest body)
  "Run BODY, and end Emacs whatever happens."
  `(condition-case failure
       (progn ,@body (drive-end))
     (error (drive-die "%S" failure))))
