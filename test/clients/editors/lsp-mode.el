;; Opens a report in Emacs with lsp-mode, mends a problem from the start of its line, and tells what it saw.
;; Arguments by environment: SERVER (the words of its command, by blanks), ROOT, REPORT, LINE (of a problem, from 1), RESULT.
(require 'lsp-mode)
(require 'lsp-diagnostics)
(require 'markdown-mode)
(require 'json)

(lsp-register-client
 (make-lsp-client :new-connection (lsp-stdio-connection (lambda () (split-string (getenv "SERVER") " ")))
                  :activation-fn (lsp-activate-on "markdown")
                  :server-id 'mlops-report))
(setq lsp-enabled-clients '(mlops-report)
      lsp-auto-guess-root t
      lsp-session-file (concat (getenv "RESULT") ".session")
      lsp-restart 'ignore
      lsp-keep-workspace-alive nil
      lsp-enable-file-watchers t
      lsp-warn-no-matched-clients nil)

(defvar result nil)
(defun tell (key value) (push (cons key value) result))

(defun wait-for (what test)
  (let ((end (+ (float-time) 20)))
    (while (not (funcall test))
      (when (> (float-time) end) (error "Waited in vain for %s" what))
      (accept-process-output nil 0.05))))

(defun problems ()
  (sort (mapcar (lambda (diagnostic)
                  (format "%d %s" (1+ (lsp-get (lsp-get (lsp-get diagnostic :range) :start) :line))
                          (lsp-get diagnostic :code)))
                (lsp--get-buffer-diagnostics))
        #'string<))

(condition-case failure
    (progn
      (lsp-workspace-folders-add (getenv "ROOT"))
      (find-file (getenv "REPORT"))
      (markdown-mode)
      (lsp)
      (wait-for "problems" #'problems)
      (tell 'problems (vconcat (problems)))
      (goto-char (point-min))
      (forward-line (1- (string-to-number (getenv "LINE"))))
      (let ((actions (lsp-code-actions-at-point)) (before (length (problems))))
        (tell 'actions (vconcat (mapcar (lambda (action) (lsp-get action :title)) actions)))
        (lsp-execute-code-action (car actions))
        (wait-for "the fix" (lambda () (< (length (problems)) before))))
      (save-buffer))
  (error (tell 'error (error-message-string failure))))

(tell 'version emacs-version)
(with-temp-file (getenv "RESULT") (insert (json-encode result)))
(kill-emacs 0)
