/** The reason why a text would take too long to parse, or null. */
export function tooCostly(_text: string): string | null {
  return null;
}
