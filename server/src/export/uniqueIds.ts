import type { Nodes, Properties } from 'hast';
import { elementsOf } from '../render/elements';

/** Parts are rendered separately, so two may share an id: later ones get a number appended, as on GitHub. */
export function makeIdsUnique(tree: Nodes): void {
  const ids = new Set<string>();
  // The next number to try, so that many elements with one id don't take longer each.
  const next = new Map<string, number>();
  for (const { properties } of elementsOf(tree)) {
    if (properties.id === undefined) continue;
    const id = validId(properties.id);
    properties.id = id;
    let number = next.get(id) ?? 1;
    for (; ids.has(properties.id); number++) properties.id = `${id}-${number}`;
    next.set(id, number);
    ids.add(properties.id);
  }
  for (const { properties } of elementsOf(tree)) dropDangling(properties, ids);
}

/** An id contains no white space (HTML standard). */
function validId(id: string): string {
  return id.replace(/\s/g, '-');
}

function dropDangling(properties: Properties, ids: ReadonlySet<string>): void {
  for (const name of ['ariaDescribedBy', 'ariaLabelledBy', 'headers']) {
    const named = properties[name];
    if (!Array.isArray(named)) continue;
    const known = named.filter((id) => ids.has(String(id)));
    properties[name] = known.length > 0 ? known : undefined;
  }
}
