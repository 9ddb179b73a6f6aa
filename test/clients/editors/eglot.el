;; Opens a report in Emacs with eglot, mends a problem from the start of its line, and tells what it saw.
;; Arguments by environment: SERVER (the words of its command, by blanks), REPORT, LINE (of a problem, from 1), RESULT.
(require 'package)
(package-initialize)
(require 'eglot)
(require 'json)
(require 'markdown-mode nil t)

(unless (fboundp 'markdown-mode) (define-derived-mode markdown-mode text-mode "Markdown"))
(add-to-list 'eglot-server-programs
             (cons 'markdown-mode (split-string (getenv "SERVER") " ")))
(setq-default eglot-workspace-configuration '(:mlopsReport (:rules (:figures-too-few "off"))))
(setq eglot-sync-connect 20
      eglot-autoshutdown nil
      eglot-events-buffer-size 0
      eglot-confirm-server-initiated-edits nil)

(defvar result nil)
(defun tell (key value) (push (cons key value) result))

(defun wait-for (what test)
  (let ((end (+ (float-time) 20)))
    (while (not (funcall test))
      (when (> (float-time) end) (error "Waited in vain for %s" what))
      (accept-process-output nil 0.05))))

(defun problems ()
  (sort (mapcar (lambda (diagnostic)
                  (let ((lsp (alist-get 'eglot-lsp-diag (flymake-diagnostic-data diagnostic))))
                    (format "%d %s" (line-number-at-pos (flymake-diagnostic-beg diagnostic))
                            (plist-get lsp :code))))
                (flymake-diagnostics))
        #'string<))

(condition-case failure
    (progn
      (find-file (getenv "REPORT"))
      (markdown-mode)
      (call-interactively #'eglot)
      (wait-for "problems" (lambda () (progn (flymake-start) (problems))))
      (tell 'problems (vconcat (problems)))
      (goto-char (point-min))
      (forward-line (1- (string-to-number (getenv "LINE"))))
      (let ((actions (eglot-code-actions (point) (point))))
        (tell 'actions (vconcat (mapcar (lambda (action) (plist-get action :title)) actions)))
        (eglot--dbind ((CodeAction) edit) (seq-elt actions 0) (eglot--apply-workspace-edit edit)))
      (let ((before (length (problems))))
        (eglot--signal-textDocument/didChange)
        (wait-for "the fix" (lambda () (progn (flymake-start) (< (length (problems)) before)))))
      (goto-char (point-min))
      (forward-line 7)
      (forward-char 5)
      (tell 'hover (plist-get (jsonrpc-request (eglot-current-server) :textDocument/hover
                                               (eglot--TextDocumentPositionParams))
                              :contents))
      (save-buffer)
      (eglot-shutdown (eglot-current-server) nil 10))
  (error (tell 'error (error-message-string failure))))

(tell 'version (format "%s" emacs-version))
(with-temp-file (getenv "RESULT") (insert (json-encode result)))
(kill-emacs 0)
