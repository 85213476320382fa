import type { Message } from './message-table.ts';

/** English: what is judged at a sale. */
export const EN_AT_SALE: Readonly<Record<string, Message>> = {
  'DAT-05': {
    title: 'Date of the sale',
    clerk: {
      by: 'side',
      texts: { before: 'The sale of {date:date} comes before the certificate, which holds from {from:date}.' },
      other: 'The sale of {date:date} comes after the certificate ended on {from:date}.',
    },
    buyer: 'Your form does not cover {date:date}. Give a form that does.',
  },
  'JUR-01': {
    title: 'State of the delivery',
    clerk: 'The goods go to {place}; the certificate is for {states}.',
    buyer: 'Your form does not name {place}. Give a form for {place}.',
  },
  'SCP-01': {
    title: 'One purchase only',
    clerk: 'The certificate is for one purchase and was used for invoice {used}.',
    buyer: 'This form was for one purchase and is used up. Give a new one for this order.',
  },
  'SCP-03': {
    title: 'Goods on the list',
    clerk: '{goods} is not on the list of goods that the certificate covers.',
    buyer: 'Your form does not list {goods}.',
  },
  'SCP-05': {
    title: 'Tax covered',
    clerk: 'The certificate gives nothing for {authorities}.',
    buyer: 'Your form does not cover the tax of {authorities}.',
  },
  'SCP-06': {
    title: 'Place of the delivery',
    clerk: 'The certificate is for {sites}; the goods go elsewhere in {place}.',
    buyer: 'Your form is for certain places only. Give one for the place of delivery in {place}.',
  },
  'SCP-08': {
    title: 'Certificate of another customer',
    clerk: 'The certificate belongs to {holder}; no rule lets this customer use it on the day of the sale.',
    buyer: 'The form belongs to {holder}. Give a form in your own name.',
  },
  'SCP-10': {
    title: 'Override without a reason',
    clerk: 'Line {line} was exempted by the order’s own word, without a reason and without a certificate.',
    buyer: 'The seller will ask why line {line} is not taxed.',
  },
  'SCP-11': {
    title: 'Credit as the sale was',
    clerk: {
      by: 'before',
      texts: { yes: 'The sale {number} was exempt by this certificate; its credit is not.' },
      other: 'This certificate exempts the credit, and did not exempt the sale {number} that it takes back.',
    },
    buyer: 'The credit of {number} does not follow its invoice. The seller will mend it.',
  },
  'SCP-12': {
    title: 'Order not for resale',
    clerk: 'The order says that the buyer uses the goods up; the certificate is for resale.',
    buyer: 'You said that you use these goods yourself. A resale form does not cover them.',
  },
  'SCP-13': {
    title: 'Exempt without a certificate',
    clerk: 'Line {line} over {amount} is exempt and no certificate stands behind it.',
    buyer: 'The seller needs a form for line {line}.',
  },
  'SCP-14': {
    title: 'Taxed though covered',
    clerk: 'Line {line} over {amount} was taxed though this certificate covers it: credit it and bill it again.',
    buyer: 'Your form covers line {line}. Ask the seller for the tax back.',
  },
  'SCP-15': {
    title: 'Transactions named',
    clerk: 'The certificate is only for {wanted}, which the sale does not match.',
    buyer: 'Your form is for other orders: {wanted}.',
  },
};
