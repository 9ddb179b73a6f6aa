/** The releases of Python-Markdown that are followed: what the course's staff use, and what `pip install markdown` gave in 2026. */
export type Version = '3.7' | '3.10';
