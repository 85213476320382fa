import type { Message } from './message-table.ts';

/** Spanish: numbers, the account, the seller and what audits ask. */
export const ES_OF_ACCOUNT: Readonly<Record<string, Message>> = {
  'CON-16': {
    title: 'Tipo de cuenta',
    clerk: 'La cuenta se factura como de consumidor desde el {since:date}; se alega {reason:reason}.',
    buyer: 'Su cuenta es privada. Pida al vendedor una cuenta de empresa.',
  },
  'CON-18': {
    title: 'Firmado por otra entidad',
    clerk: 'Firma {signer}; el comprador es {purchaser}.',
    buyer: 'Firme por {purchaser}, o nombre a {signer} como comprador.',
  },
  'DAT-11': {
    title: 'Pausa entre compras',
    clerk: 'Ninguna compra del {from:date} al {to:date}: tras más de doce meses se da un certificado general nuevo.',
    buyer: 'No ha comprado en más de doce meses. Entregue un formulario nuevo.',
  },
  'DAT-14': {
    title: 'Auditoría anunciada',
    clerk: {
      by: 'over',
      texts: { yes: '{place} anunció una auditoría el {notice:date}; el plazo terminó el {until:date}.' },
      other: '{place} anunció una auditoría el {notice:date}: corrija este certificado antes del {until:date}.',
    },
    buyer: 'El vendedor necesita este formulario en orden para el {until:date}.',
  },
  'DAT-20': {
    title: 'Firmado antes de la declaración',
    clerk: 'Firmado el {signed:date}, después de vencer la declaración de {year} el {filing:date}.',
    buyer: 'El formulario de {year} debe firmarse antes del {filing:date}.',
  },
  'FMT-02': {
    title: 'Dígito de control',
    clerk: '{value} está mal escrito: su dígito de control no cuadra.',
    buyer: 'Revise {value}: un dígito parece equivocado.',
  },
  'JUR-14': {
    title: 'Qué gobierno',
    clerk: {
      by: 'whose',
      texts: { own: '{place} grava las compras de sus propias agencias y ciudades.' },
      other: '{place} no exime a gobiernos de otros estados.',
    },
    buyer: '{place} quizá no exima a su agencia. Pregunte al vendedor.',
  },
  'RSN-05': {
    title: 'Partes de la compra',
    clerk: 'Las partes suman {total} por ciento y no 100.',
    buyer: 'Las partes deben sumar 100 por ciento.',
  },
  'RSN-09': {
    title: 'Medidor o cuenta',
    clerk: 'El documento no indica ningún medidor ni cuenta.',
    buyer: 'Escriba el número de su medidor o cuenta.',
  },
  'RSN-10': {
    title: 'Uso predominante',
    clerk: {
      by: 'percent',
      texts: { '': '{place} pide más de {asked} por ciento de uso exento; no hay estudio.' },
      other: '{place} pide más de {asked} por ciento de uso exento; el estudio da {percent}.',
    },
    buyer: 'Muestre con un estudio que más del {asked} por ciento del uso está exento.',
  },
  'RSN-13': {
    title: 'Número de declarante',
    clerk: {
      by: 'value',
      texts: { '': 'El operador no da su número de declarante 499.' },
      other: '{value} no es un número de declarante 499: tiene seis dígitos.',
    },
    buyer: 'Escriba su número de declarante 499, de seis dígitos.',
  },
  'RSN-15': {
    title: 'Vendedor temporal',
    clerk: 'El registro termina el {ends:date}: {form} se da entonces para una sola compra.',
    buyer: 'Su registro termina el {ends:date}. Entregue el formulario para una sola compra.',
  },
  'SEL-03': {
    title: 'Otra empresa del grupo',
    clerk: 'El documento nombra {paper} y no dice que valga también para {seller}.',
    buyer: 'Nombre a {seller} en el formulario, o indique que vale para sus filiales.',
  },
  'SEL-04': {
    title: 'Lo que sabe el vendedor',
    clerk: {
      by: 'date',
      texts: { '': 'El comentario del cliente contradice la reventa: {note}' },
      other: 'Anotado el {date:date}: el comprador usa la mercancía. {note}',
    },
    buyer: 'El vendedor le preguntará si revende esta mercancía.',
  },
};
