import type { Problem } from '../rules/rule';

/** A problem's message, preceded by its question if it has one and does not name it itself. */
export function withQuestion({ question, message }: Pick<Problem, 'question' | 'message'>): string {
  return question === null || message.startsWith('Question ') ? message : `Question ${question}: ${message}`;
}
