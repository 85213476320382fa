import type { XmlElement } from '../read-xml.ts';
import { SCHEMA_TYPES } from '../soap-schema.ts';

/** What of a written element the schema does not allow: unknown names, wrong order, missing ones. */
export function againstSchema(element: XmlElement, type: string): string[] {
  const known = SCHEMA_TYPES[type];
  if (!known) return element.children.length > 0 ? [`${element.name} holds elements`] : [];
  const order = known.elements.map((one) => one.name);
  const wrong: string[] = [];
  let last = -1;
  for (const child of element.children) {
    const at = order.indexOf(child.name);
    if (at < 0) wrong.push(`${element.name}/${child.name} is not in ${type}`);
    else if (at < last) wrong.push(`${element.name}/${child.name} stands too late`);
    last = Math.max(at, last);
    const next = known.elements[at];
    if (next) wrong.push(...againstSchema(child, next.type));
  }
  for (const { name, occurs } of known.elements)
    if (occurs === 'once' && !element.children.some((child) => child.name === name))
      wrong.push(`${type} without ${name}`);
  return wrong;
}
