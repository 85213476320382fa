import { isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { isReason, REASONS, type Reason } from '@bonafide/core/certificate/reason.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import { fewestPapers } from '@bonafide/core/form/fewest-papers.ts';
import type { PaperAnswer } from '@bonafide/core/form/paper.ts';
import { type FormLaw, formLaw } from '@bonafide/core/form/places.ts';
import { becauseWords, formName, limitWords, needWords, notChosenWords } from '@bonafide/core/form/words-en.ts';
import { type Call, type Command, EXIT, UsageError } from './command.ts';
import { FOLDER, loadWorking } from './content-files.ts';
import { counted, type Terminal } from './terminal.ts';

export const formsCommand: Command = {
  name: 'forms',
  words: [],
  summary: 'The fewest papers that cover where a customer buys and why, without a service',
  details: `Every state is asked about for every reason. Ends with ${EXIT.refused} when some place has no paper that serves.
Reads the files of this project; what a customer has on file is known to a service alone (POST /v1/form-finder).`,
  options: {
    state: { value: '<state>', help: 'Where it buys, like TX or US-TX; several times, or by comma', required: true },
    reason: {
      value: '<reason>',
      help: 'Why it buys without tax, like resale; several times, or by comma',
      required: true,
    },
    registered: { value: '<state>', help: 'Where it is registered; several times, or by comma; else not known' },
    'as-of': { value: '<day>', help: 'Day whose law counts, YYYY-MM-DD; else today' },
    single: { help: 'For one purchase; else for all to come' },
    why: { help: 'Also what else would have served in each place, and why it was not chosen' },
    ...FOLDER,
    json: { help: 'Print everything as JSON' },
  },
  async run(call, terminal) {
    const asOf = call.text('as-of') ?? new Date().toISOString().slice(0, 10);
    if (!isCalendarDate(asOf)) throw new UsageError(`“${asOf}” is no day; write it like 2026-11-24`);
    const { parsed, problems } = await loadWorking(call);
    if (!('content' in parsed) || problems.length > 0)
      throw new UsageError('The content has problems; `bonafide content check` lists them');
    const law = formLaw(parsed.content);
    const reasons = reasonsOf(call);
    const registered = statesOf(call, law, 'registered');
    const answer = fewestPapers(law, {
      asOf,
      needs: statesOf(call, law, 'state').flatMap((state) => reasons.map((reason) => ({ state, reason }))),
      onFile: [],
      buyer: { registeredIn: registered.length > 0 ? registered : null, numbers: [] },
      scope: call.on('single') ? 'single' : 'blanket',
    });
    if (call.on('json')) terminal.out(JSON.stringify(answer, null, 2));
    else show(answer, parsed.content, call.on('why'), terminal);
    return answer.needs.every(({ status }) => status === 'paper' || status === 'no-tax') ? EXIT.done : EXIT.refused;
  },
};

function listOf(call: Call, name: string): string[] {
  return call
    .texts(name)
    .flatMap((text) => text.split(','))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function statesOf(call: Call, { places }: FormLaw, name: string): string[] {
  return listOf(call, name).map((text) => {
    const code = text.toUpperCase();
    const found = [`US-${code}`, code].find((one) => places.has(one));
    if (!found) throw new UsageError(`There is no place “${text}”; write it like TX or US-TX`);
    return found;
  });
}

function reasonsOf(call: Call): Reason[] {
  return listOf(call, 'reason').map((text) => {
    if (!isReason(text)) throw new UsageError(`There is no reason “${text}”. There are: ${REASONS.join(' ')}`);
    return text;
  });
}

function show(answer: PaperAnswer, content: Content, why: boolean, terminal: Terminal): void {
  const { papers, needs } = answer;
  const covered = needs.filter(({ status }) => status === 'paper').length;
  terminal.out(
    `${counted(papers.length, 'paper')} for ${covered} of ${counted(needs.length, 'need')}, by the law of ${answer.asOf}, release ${answer.release}` +
      (answer.provenFewest ? '' : ' (not proven smallest)'),
  );
  for (const [index, paper] of papers.entries()) {
    terminal.out(`${index + 1}. ${formName(content, paper.formId)} [${paper.formId}]`);
    terminal.out(
      `   ${paper.states.join(' ')} · ${paper.reasons.join(' ')} · ${paper.ends ? `until ${paper.ends}` : paper.endRule}`,
    );
    terminal.out(`   ${becauseWords(paper)}${paper.confidence === 'direct' ? '' : ` (${paper.confidence})`}`);
    for (const limit of paper.limits) {
      if (limit.code === 'remark' && !why) continue;
      terminal.out(`   ${limit.states.join(' ')}: ${limitWords(limit, content)}`);
    }
  }
  if (answer.fewerIfTrusted !== null)
    terminal.out(`${answer.fewerIfTrusted} would do if what no source confirms were trusted.`);
  for (const need of needs) {
    if (need.status !== 'paper') terminal.out(`${need.state} ${need.reason}: ${needWords(need, content)}`);
    if (!why) continue;
    for (const { formId, notChosen } of need.candidates) {
      if (notChosen !== null) terminal.out(`   ${need.state} ${need.reason}: ${formId}: ${notChosenWords(notChosen)}`);
    }
  }
}
