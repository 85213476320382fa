import type { Content } from '../content/content.ts';
import type {
  Candidate,
  ChosenPaper,
  Limit,
  LimitCode,
  NeedAnswer,
  NotChosen,
  NotCovering,
  OnFileCover,
} from './paper.ts';

/** What a form is called: its number before its title where it has one. */
export function formName(content: Content, formId: string): string {
  const form = content.forms.get(formId)?.form;
  if (!form) return formId;
  return form.number === null ? form.title : `${form.number} ${form.title}`;
}

const WHY_NOT_CHOSEN: Readonly<Record<NotChosen, string>> = {
  'fewer-papers': 'It would serve; the paper chosen covers more, so fewer are needed.',
  'later-in-order': 'It would serve too; the paper chosen comes before it in the order of preference.',
  'on-file': 'Not needed: a certificate on file covers this.',
  'no-tax': 'Not needed: no sales tax is levied here.',
  'same-blank': 'The state publishes the same form; it is listed once.',
  'not-accepted': 'The state does not take it.',
  'acceptance-unknown': 'No source says whether the state takes it.',
  'not-for-reason': 'The state takes it, but not for this reason.',
  'not-in-force': 'It is not in force on this day.',
  replaced: 'A newer form replaced it.',
  'no-number': 'The customer holds none of the numbers it needs here.',
  'one-purchase-only': 'It serves one purchase; another form serves all to come.',
  unconfirmed: 'No source confirms that it serves here; another form is confirmed.',
};

export function notChosenWords(why: NotChosen): string {
  return WHY_NOT_CHOSEN[why];
}

const LIMITS: Readonly<Record<Exclude<LimitCode, 'remark' | 'home-number'>, string>> = {
  'issued-by-state': 'The state issues it: the customer applies for it and gives a copy.',
  notarized: 'It must be notarized.',
  'each-purchase': 'It serves one purchase; a new one is needed each time.',
  unconfirmed: 'No source read confirms that it serves this reason here.',
  'counts-as-resale': 'The state speaks of resale only; whether this claim counts as resale is in doubt.',
  'local-only': 'The state levies no sales tax; the paper is for its cities or boroughs.',
};

export function limitWords({ code, text }: Limit, content: Content): string {
  if (code === 'remark') return text ?? '';
  if (code === 'home-number') {
    const home = text === null ? 'its home state' : (content.jurisdictions.get(text)?.name ?? text);
    return `The customer gives the number of ${home}.`;
  }
  return LIMITS[code];
}

const BECAUSE: Readonly<Record<ChosenPaper['because'], string>> = {
  'only-one': 'For one of these nothing else serves.',
  fewest: 'One paper in place of several.',
  'first-in-order': 'First in the order of preference.',
};

export function becauseWords({ because, covers }: Pick<ChosenPaper, 'because' | 'covers'>): string {
  if (because === 'only-one' && covers.length === 1) return 'Nothing else serves here.';
  return BECAUSE[because];
}

const STANDING: Readonly<Record<OnFileCover['standing'], string>> = {
  sure: '',
  warned: '; a finding on it asks for a look',
  temporary: '; it is temporary',
  'limited-use': '; it is for certain sales only',
  'reason-not-recorded': '; the record does not say why',
};

const NOT_COVERING: Readonly<Record<NotCovering, string>> = {
  'other-reason': 'is for another reason',
  ended: 'has ended',
  'not-begun': 'has not begun',
  'not-approved': 'is not approved',
  'switched-off': 'is switched off',
  blocked: 'has a finding that blocks',
  'single-purchase': 'was for one purchase',
};

export function notCoveringWords({ number, why }: NeedAnswer['notCovering'][number]): string {
  return `${number} ${NOT_COVERING[why]}.`;
}

/** The state of one need in a sentence. */
export function needWords(need: NeedAnswer, content: Content): string {
  switch (need.status) {
    case 'on-file': {
      const { onFile } = need;
      if (!onFile) return 'Covered by a certificate on file.';
      const until = onFile.until === null ? 'without an end date' : `until ${onFile.until}`;
      return `${onFile.number} on file covers this ${until}${STANDING[onFile.standing]}.`;
    }
    case 'paper': {
      const chosen = need.candidates.find(({ notChosen }) => notChosen === null);
      return chosen ? `Ask for ${formName(content, chosen.formId)}.` : 'A paper is needed.';
    }
    case 'no-tax':
      return `${need.stateName} levies no sales tax: no paper is needed.`;
    case 'reason-unknown':
      return `No form of ${need.stateName}, and none it takes, names this reason.`;
    case 'nothing-serves':
      return `Nothing serves in ${need.stateName}: ${barredWords(need.candidates)}`;
    case 'place-unknown':
      return `The content has no facts about ${need.state}.`;
  }
}

/** Why the nearest form does not serve. */
function barredWords(candidates: readonly Candidate[]): string {
  const why = candidates[0]?.notChosen;
  if (!why) return 'no form comes into question.';
  const text = WHY_NOT_CHOSEN[why];
  return text.charAt(0).toLowerCase() + text.slice(1);
}
