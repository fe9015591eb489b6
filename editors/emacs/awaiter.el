;;; awaiter.el --- Awaiter for Python's asynchronous protocols  -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "28.1"))
;; Keywords: languages, tools
;; SPDX-License-Identifier: MIT

;;; Commentary:

;; Awaiter finds what goes wrong with async and await in Python.  Put this
;; file on `load-path', (require 'awaiter), and call one of these:
;;
;;   (awaiter-flymake-setup)     findings and repairs by Flymake, beside any
;;                               language server that eglot runs, or none
;;   (awaiter-eglot-setup)       eglot runs Awaiter
;;   (awaiter-eglot-setup '("pyright-langserver" "--stdio") '("ruff" "server"))
;;                               eglot runs these and Awaiter, through rass
;;   (awaiter-lsp-mode-setup)    lsp-mode runs Awaiter beside other servers

;;; Code:

(require 'flymake)
(require 'seq)
(require 'subr-x)

(defgroup awaiter nil
  "Findings in Python's asynchronous protocols."
  :group 'languages)

(defcustom awaiter-command '("awaiter")
  "The program and its first arguments."
  :type '(repeat string))

(defconst awaiter--modes '(python-mode python-ts-mode))

;;;; Flymake

(defvar-local awaiter--process nil
  "The check of this buffer that runs.")

;;;###autoload
(defun awaiter-flymake-setup ()
  "Let Flymake show what Awaiter finds in Python buffers.
Eglot, which takes Flymake for itself in the buffers that it manages, may
run another server in them."
  (dolist (mode awaiter--modes)
    (add-hook (intern (format "%s-hook" mode)) #'awaiter-flymake-mode))
  (add-hook 'eglot-managed-mode-hook #'awaiter--beside-eglot))

;;;###autoload
(define-minor-mode awaiter-flymake-mode
  "Show what Awaiter finds in this buffer."
  :lighter nil
  (cond (awaiter-flymake-mode
         (add-hook 'flymake-diagnostic-functions #'awaiter-flymake nil t)
         (flymake-mode 1))
        (t
         (remove-hook 'flymake-diagnostic-functions #'awaiter-flymake t)
         (when (bound-and-true-p flymake-mode)
           (flymake-start)))))

(defun awaiter--beside-eglot ()
  "Add our findings again when eglot has taken Flymake, or given it back."
  (when (and awaiter-flymake-mode
             (not (memq #'awaiter-flymake flymake-diagnostic-functions)))
    (add-hook 'flymake-diagnostic-functions #'awaiter-flymake nil t)
    (when flymake-mode
      (flymake-start))))

(defun awaiter-flymake (report-fn &rest _)
  "Check this buffer as it is and call REPORT-FN with what was found.
See `flymake-diagnostic-functions'."
  (unless (executable-find (car awaiter-command))
    (error "Cannot find %s" (car awaiter-command)))
  (when (process-live-p awaiter--process)
    ;; Nothing may be reported for it from now on.
    (delete-process (prog1 awaiter--process (setq awaiter--process nil))))
  (let* ((buffer (current-buffer))
         (tick (buffer-chars-modified-tick))
         (errors (generate-new-buffer " *awaiter errors*" t))
         (process
          (make-process
           :name "awaiter" :noquery t :connection-type 'pipe
           :buffer (generate-new-buffer " *awaiter*" t)
           :stderr errors
           :coding (cons 'utf-8-unix (awaiter--coding))
           :command (awaiter--arguments "--format" "json" "--exit-zero")
           :sentinel
           (lambda (process _)
             (unless (process-live-p process)
               (unwind-protect
                   (awaiter--finish process errors buffer tick report-fn)
                 (kill-buffer (process-buffer process))
                 (when (buffer-live-p errors)
                   (kill-buffer errors))))))))
    (set-process-query-on-exit-flag (get-buffer-process errors) nil)
    (set-process-sentinel (get-buffer-process errors) #'ignore)
    (setq awaiter--process process)
    (save-restriction
      (widen)
      (process-send-region process (point-min) (point-max)))
    (process-send-eof process)))

(defun awaiter--arguments (&rest options)
  "The command that checks its standard input with OPTIONS.
What it reads counts as this buffer's file."
  (append awaiter-command '("check") options
          (when buffer-file-name
            (list "--stdin-filename" (expand-file-name buffer-file-name)))
          '("-")))

(defun awaiter--coding ()
  "How this buffer is written: a declaration in it says so to Awaiter too."
  (coding-system-change-eol-conversion
   (if (memq (coding-system-type (or buffer-file-coding-system 'undecided))
             '(undecided raw-text))
       'utf-8
     buffer-file-coding-system)
   'unix))

(defun awaiter--finish (process errors buffer tick report-fn)
  "Give what PROCESS found to REPORT-FN.
That is for BUFFER, if PROCESS is its last check and its text is still that
of TICK.  If the check failed, the text of the buffer ERRORS says why."
  (when (buffer-live-p buffer)
    (with-current-buffer buffer
      (when (and (eq process awaiter--process)
                 (= tick (buffer-chars-modified-tick)))
        (if (and (eq (process-status process) 'exit)
                 (zerop (process-exit-status process)))
            (funcall report-fn
                     (mapcar #'awaiter--diagnostic
                             (with-current-buffer (process-buffer process)
                               (goto-char (point-min))
                               (plist-get (json-parse-buffer :object-type 'plist :array-type 'list)
                                          :diagnostics))))
          (funcall report-fn :panic
                   :explanation (with-current-buffer errors
                                  (string-trim (buffer-string)))))))))

(defun awaiter--diagnostic (found)
  "The diagnostic of Flymake for FOUND, a finding of the report."
  (let ((span (awaiter--span (plist-get found :range)))
        (rule (plist-get found :rule)))
    (flymake-make-diagnostic
     (current-buffer)
     (car span)
     (min (point-max) (max (cdr span) (1+ (car span))))
     (pcase (plist-get found :severity)
       ("error" :error)
       ("warning" :warning)
       (_ :note))
     (format "%s [%s]" (plist-get found :message) rule)
     (list :awaiter rule :fixes (plist-get found :fixes)
           :tick (buffer-chars-modified-tick)))))

(defun awaiter--span (range)
  "The positions (BEGIN . END) of RANGE, as the report has it."
  (cons (awaiter--position (plist-get range :start))
        (awaiter--position (plist-get range :end))))

(defun awaiter--position (place)
  "The position of PLACE, a line and a column that count from 1."
  (save-excursion
    (save-restriction
      (widen)
      (goto-char (point-min))
      (forward-line (1- (plist-get place :line)))
      (min (line-end-position) (+ (point) (1- (plist-get place :column)))))))

(defun awaiter--at-point ()
  "The data of our findings at point, else of those on its line."
  (let ((on (lambda (from to)
              (delq nil (mapcar (lambda (d)
                                  (let ((data (flymake-diagnostic-data d)))
                                    (and (listp data) (plist-get data :awaiter) data)))
                                (flymake-diagnostics from to))))))
    (or (funcall on (point) nil)
        (funcall on (line-beginning-position) (line-end-position))
        (user-error "Awaiter finds nothing here"))))

;;;###autoload
(defun awaiter-fix ()
  "Repair what Awaiter finds at point; of several repairs you choose one."
  (interactive)
  (let (fixes)
    (dolist (data (awaiter--at-point))
      (unless (= (plist-get data :tick) (buffer-chars-modified-tick))
        (user-error "The buffer has changed and is being checked; try again"))
      (dolist (fix (plist-get data :fixes))
        (push (cons (plist-get fix :title) (plist-get fix :edits)) fixes)))
    (setq fixes (nreverse fixes))
    (unless fixes
      (user-error "Awaiter has no repair for this"))
    (let* ((title (if (cdr fixes)
                      (completing-read "Repair: " fixes nil t nil nil (caar fixes))
                    (caar fixes)))
           (edits (mapcar (lambda (edit)
                            (cons (awaiter--span (plist-get edit :range)) (plist-get edit :text)))
                          (cdr (assoc title fixes)))))
      (atomic-change-group
        (save-excursion
          ;; The last one first, so that the others stay where they are.
          (pcase-dolist (`((,begin . ,end) . ,text) (nreverse edits))
            (delete-region begin end)
            (goto-char begin)
            (insert text))))
      (message "%s" title))))

;;;###autoload
(defun awaiter-fix-all ()
  "Make all repairs of this buffer that are safe."
  (interactive)
  (let ((result (generate-new-buffer " *awaiter*" t))
        (errors (make-temp-file "awaiter"))
        (command (awaiter--arguments "--fix" "--exit-zero" "--quiet"))
        (coding (awaiter--coding)))
    (unwind-protect
        (save-restriction
          (widen)
          (let* ((coding-system-for-read coding)
                 (coding-system-for-write coding)
                 (code (apply #'call-process-region nil nil (car command)
                              nil (list result errors) nil (cdr command))))
            (unless (eq code 0)
              (user-error "Awaiter failed: %s"
                          (with-temp-buffer
                            (insert-file-contents errors)
                            (string-trim (buffer-string)))))
            (replace-buffer-contents result)))
      (kill-buffer result)
      (delete-file errors))))

;;;###autoload
(defun awaiter-explain ()
  "Show the page of the rule that finds something at point."
  (interactive)
  (let* ((rules (seq-uniq (mapcar (lambda (data) (plist-get data :awaiter))
                                  (awaiter--at-point))))
         (rule (if (cdr rules)
                   (completing-read "Rule: " rules nil t nil nil (car rules))
                 (car rules))))
    (with-help-window (format "*awaiter: %s*" rule)
      (with-current-buffer standard-output
        (apply #'call-process (car awaiter-command) nil t nil
               (append (cdr awaiter-command) (list "explain" rule)))))))

;;;; Language servers

(defvar eglot-server-programs)
(declare-function eglot-uri-to-path "eglot")

;;;###autoload
(defun awaiter-eglot-setup (&rest others)
  "Let eglot run Awaiter for Python.
Eglot runs one server in a buffer.  With the commands OTHERS of further
servers it is `rass' of PyPI's rassumfrassum, which runs them all; the
first one's answer counts where only one can be given."
  (let ((serve (append awaiter-command '("serve"))))
    (with-eval-after-load 'eglot
      ;; Of a path with letters outside ASCII the eglot of Emacs 30.1 makes
      ;; bytes, compares them with the buffer's name, and shows nothing.
      (unless (or (not (fboundp 'eglot-uri-to-path))
                  (equal (eglot-uri-to-path "file:///%C3%A9") "/é"))
        (advice-add 'eglot-uri-to-path :filter-return #'awaiter--decode-path))
      (add-to-list 'eglot-server-programs
                   (cons awaiter--modes
                         (if others
                             (cons "rass" (mapcan (lambda (command) (cons "--" (copy-sequence command)))
                                                  (append others (list serve))))
                           serve))))))

(defun awaiter--decode-path (path)
  "PATH as text, if it consists of bytes."
  (decode-coding-string path 'utf-8))

(declare-function lsp-register-client "lsp-mode")
(declare-function make-lsp-client "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")
(declare-function lsp-activate-on "lsp-mode")

;;;###autoload
(defun awaiter-lsp-mode-setup ()
  "Let lsp-mode run Awaiter for Python, beside the servers that it runs."
  (with-eval-after-load 'lsp-mode
    (lsp-register-client
     (make-lsp-client :new-connection (lsp-stdio-connection
                                       (lambda () (append awaiter-command '("serve"))))
                      :activation-fn (lsp-activate-on "python")
                      :server-id 'awaiter
                      :add-on? t))))

(provide 'awaiter)
;;; awaiter.el ends here
