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
  'DAT-12': {
    title: 'Taken after the sale',
    clerk: 'Taken on {received:date}, more than the {days} days that {place} gives after the sale of {date:date}.',
    buyer: 'Your form came too late for the sale of {date:date}.',
  },
  'DAT-13': {
    title: 'At hand by delivery',
    clerk: 'Taken on {received:date}; {place} asks for it by delivery on {date:date} or in the usual billing.',
    buyer: 'Next time, give your form before the goods are handed over.',
  },
  'DAT-19': {
    title: 'Year of the certificate',
    clerk: 'The certificate is for {year}; the sale is of {date:date}.',
    buyer: 'Your form is for {year}. Give one for the year of the purchase.',
  },
  'JUR-01': {
    title: 'State of the delivery',
    clerk: 'The goods go to {place}; the certificate is for {states}.',
    buyer: 'Your form does not name {place}. Give a form for {place}.',
  },
  'JUR-07': {
    title: 'Drop shipment',
    clerk: 'The goods go to {place}, which takes no resale number of another state.',
    buyer: '{place} asks for a number of its own.',
  },
  'JUR-09': {
    title: 'Sale over the counter',
    clerk: '{place} is not known to exempt {reason:reason} at a place of the seller.',
    buyer: 'Ask the seller whether {place} exempts {reason:reason}.',
  },
  'JUR-10': {
    title: 'Delivery on tribal land',
    clerk: 'The goods were handed over in {place} off tribal land.',
    buyer: 'The exemption holds for delivery on tribal land.',
  },
  'JUR-11': {
    title: 'State of the sale',
    clerk: 'The goods were handed over in {sold}, where they are sold; the certificate does not cover it.',
    buyer: 'You took the goods over in {sold}. Give a form for {sold}.',
  },
  'RSN-11': {
    title: 'Meter in service',
    clerk: 'Meter {meter} is billed and not listed on the paper.',
    buyer: 'Your form does not list meter {meter}. Give one that does.',
  },
  'RSN-16': {
    title: 'Paid by the government',
    clerk: 'A person paid; only what the government pays itself is exempt.',
    buyer: 'Pay with the funds of your agency, or pay the tax.',
  },
  'RSN-17': {
    title: 'Government card',
    clerk: {
      by: 'why',
      texts: {
        prefix: '{prefix} begins no card of the federal government.',
        mixed: 'Sixth digit {sixth}: lodging and cars are billed to the government, the rest to the traveler.',
      },
      other: 'Sixth digit {sixth}: on a travel card the traveler pays, which is taxed in most states.',
    },
    buyer: 'The seller has to see how this card is billed.',
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
  'SCP-02': {
    title: 'Other goods than described',
    clerk: 'Line {line} sells "{goods}"; the certificate describes "{items}".',
    buyer: 'Your form describes "{items}". For "{goods}" give a form that names them.',
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
  'SEL-02': {
    title: 'Seller on the invoice',
    clerk: 'The paper is made out to {paper}; the invoice is from {seller}.',
    buyer: 'The form names {paper}. For this purchase it must name {seller}.',
  },
};
