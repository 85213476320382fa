import type { Message } from './message-table.ts';

/** English: numbers, the account, the seller and what audits ask. */
export const EN_OF_ACCOUNT: Readonly<Record<string, Message>> = {
  'CON-16': {
    title: 'Kind of account',
    clerk: 'The account is billed as a consumer’s since {since:date}; the claim is {reason:reason}.',
    buyer: 'Your account is a private one. Ask the seller for a business account.',
  },
  'CON-18': {
    title: 'Signed for another',
    clerk: '{signer} signs; the purchaser is {purchaser}.',
    buyer: 'Sign for {purchaser}, or name {signer} as the purchaser.',
  },
  'DAT-11': {
    title: 'Gap between purchases',
    clerk: 'No purchase from {from:date} to {to:date}: after more than twelve months a blanket has to be given anew.',
    buyer: 'You have not bought for more than twelve months. Give a new form.',
  },
  'DAT-14': {
    title: 'Audit announced',
    clerk: {
      by: 'over',
      texts: { yes: '{place} announced an audit on {notice:date}; the days to cure ended on {until:date}.' },
      other: '{place} announced an audit on {notice:date}: cure this certificate by {until:date}.',
    },
    buyer: 'The seller needs this form in order by {until:date}.',
  },
  'DAT-20': {
    title: 'Signed before the filing',
    clerk: 'Signed on {signed:date}, after the filing for {year} was due on {filing:date}.',
    buyer: 'The form for {year} has to be signed before {filing:date}.',
  },
  'FMT-02': {
    title: 'Check digit',
    clerk: '{value} is mistyped: its check digit does not fit.',
    buyer: 'Check {value}: a digit seems wrong.',
  },
  'JUR-14': {
    title: 'Which government',
    clerk: {
      by: 'whose',
      texts: { own: '{place} taxes purchases of its own agencies and cities.' },
      other: '{place} does not exempt governments of other states.',
    },
    buyer: '{place} may not exempt your agency. Ask the seller.',
  },
  'RSN-05': {
    title: 'Shares of the purchase',
    clerk: 'The shares come to {total} percent and not to 100.',
    buyer: 'The shares have to add up to 100 percent.',
  },
  'RSN-09': {
    title: 'Meter or account',
    clerk: 'The paper names no meter or account that it is for.',
    buyer: 'Write the number of your meter or account.',
  },
  'RSN-10': {
    title: 'Predominant use',
    clerk: {
      by: 'percent',
      texts: { '': '{place} asks for more than {asked} percent of exempt use; no study is given.' },
      other: '{place} asks for more than {asked} percent of exempt use; the study gives {percent}.',
    },
    buyer: 'Show by a study that more than {asked} percent of the use is exempt.',
  },
  'RSN-13': {
    title: 'Filer number',
    clerk: {
      by: 'value',
      texts: { '': 'The carrier gives no 499 filer number.' },
      other: '{value} is no 499 filer number: it has six digits.',
    },
    buyer: 'Write your 499 filer number of six digits.',
  },
  'RSN-15': {
    title: 'Temporary vendor',
    clerk: 'The registration ends on {ends:date}: {form} may then be given for one purchase only.',
    buyer: 'Your registration ends on {ends:date}. Give the form for one purchase only.',
  },
  'SEL-03': {
    title: 'Other company of the group',
    clerk: 'The paper names {paper} and does not say that it also serves {seller}.',
    buyer: 'Name {seller} on the form, or say that it is for its affiliates too.',
  },
  'SEL-04': {
    title: 'What the seller knows',
    clerk: {
      by: 'date',
      texts: { '': 'The comment on the customer speaks against resale: {note}' },
      other: 'Noted on {date:date}: the buyer uses goods itself. {note}',
    },
    buyer: 'The seller will ask whether you resell these goods.',
  },
};
