/**
 * The supported releases of Python-Markdown: the one that the course's staff use, and the one that `pip install
 * markdown` gave in 2026.
 */
export type Version = '3.7' | '3.10';
