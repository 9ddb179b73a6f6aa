import type { Problem } from '../rules/rule';

/** A problem's message with its question before it, where it has one and does not name it itself. */
export function withQuestion({ question, message }: Pick<Problem, 'question' | 'message'>): string {
  return question === null || message.startsWith('Question ') ? message : `Question ${question}: ${message}`;
}
