/** A report with an attack in every place that a page takes text from. */
export function attackedReport(attack: string): string {
  const inLine = attack.replaceAll('\n', ' ');
  return `---
layout: ${inLine}
---
${attack}

# ${inLine}

Instructions

## ${inLine}

### ${inLine}

* [ ] ${attack.replaceAll('\n', '\n  ')}

### Question 1 ${inLine}

> **${inLine}**
>
> ${attack.replaceAll('\n', '\n> ')}
>
> Answer:

${attack}

## ${inLine}

> ${inLine}

### Question 2

> Answer: ${attack.replaceAll('\n', '\n> ')}

### Question 3

> Why?

${attack}
`;
}
