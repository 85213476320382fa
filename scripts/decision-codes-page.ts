type Words = Readonly<Record<string, string>>;

const COMMAND = 'node scripts/write-decision-codes.ts';

/** `test.e.zone` under `test` → [`e.zone`, its words]. */
function under(group: string, words: Words): [string, string][] {
  const prefix = `${group}.`;
  return Object.entries(words)
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, text]) => [key.slice(prefix.length), text]);
}

function table(title: string, rows: readonly (readonly string[])[]): string {
  const head = title.split(' | ');
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Every code a decision can carry, with the English words made of it; names in braces are its `values`. */
export function decisionCodesPage(words: Words): string {
  const rules = new Map(under('rule', words));
  const tests = under('test', words).map(([key, text]) => {
    const letter = key.split('.')[0] ?? key;
    return [`\`${letter}\``, rules.get(key) ?? rules.get(letter) ?? '', text];
  });
  const coded = (group: string) => under(group, words).map(([code, text]) => [`\`${code}\``, text]);
  return `# Codes of a decision

Written by \`${COMMAND}\` from the words of the engine. Do not edit.

Codes stay, words may change. Names in braces stand in the \`values\` beside the code. In OUTDATA a message's code is \`MESSAGE/CODE\`; one of severity
error that keeps a sale from being decided is also \`REQUEST_STATUS/ERROR/CODE\`.

## Tests of a certificate

Every certificate of the customer that was not applied carries the letter of the first test it failed, in this order.

${table('letter | asks | says', tests)}

## Messages

${table('code | says', coded('message'))}

## Next steps

The one step that would change a taxed line.

${table('code | says', coded('next'))}
`;
}
