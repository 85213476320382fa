import type { Message } from './message-table.ts';

/** Spanish: what is judged at a sale. */
export const ES_AT_SALE: Readonly<Record<string, Message>> = {
  'DAT-05': {
    title: 'Fecha de la venta',
    clerk: {
      by: 'side',
      texts: { before: 'La venta del {date:date} es anterior al certificado, que rige desde el {from:date}.' },
      other: 'La venta del {date:date} es posterior al fin del certificado, el {from:date}.',
    },
    buyer: 'Su formulario no cubre el {date:date}. Entregue uno que lo cubra.',
  },
  'DAT-12': {
    title: 'Recibido tras la venta',
    clerk: 'Recibido el {received:date}, pasados los {days} días que {place} da tras la venta del {date:date}.',
    buyer: 'Su formulario llegó tarde para la venta del {date:date}.',
  },
  'DAT-13': {
    title: 'Disponible a la entrega',
    clerk: 'Recibido el {received:date}; {place} lo pide a la entrega, el {date:date}, o en la facturación habitual.',
    buyer: 'La próxima vez, entregue su formulario antes de recibir la mercancía.',
  },
  'DAT-19': {
    title: 'Año del certificado',
    clerk: 'El certificado es para {year}; la venta es del {date:date}.',
    buyer: 'Su formulario es para {year}. Entregue uno para el año de la compra.',
  },
  'JUR-01': {
    title: 'Estado de la entrega',
    clerk: 'La mercancía va a {place}; el certificado es para {states}.',
    buyer: 'Su formulario no nombra {place}. Entregue uno para {place}.',
  },
  'JUR-07': {
    title: 'Envío directo',
    clerk: 'La mercancía va a {place}, que no acepta números de reventa de otro estado.',
    buyer: '{place} pide un número propio.',
  },
  'JUR-09': {
    title: 'Venta en mostrador',
    clerk: 'No consta que {place} exima {reason:reason} en un local del vendedor.',
    buyer: 'Pregunte al vendedor si {place} exime {reason:reason}.',
  },
  'JUR-10': {
    title: 'Entrega en tierra tribal',
    clerk: 'La mercancía se entregó en {place} fuera de tierra tribal.',
    buyer: 'La exención vale para entregas en tierra tribal.',
  },
  'JUR-11': {
    title: 'Estado de la venta',
    clerk: 'La mercancía se entregó en {sold}, donde se vende; el certificado no lo cubre.',
    buyer: 'Usted recogió la mercancía en {sold}. Entregue un formulario para {sold}.',
  },
  'RSN-11': {
    title: 'Medidor en servicio',
    clerk: 'Se factura el medidor {meter}, que no consta en el documento.',
    buyer: 'Su formulario no incluye el medidor {meter}. Entregue uno que lo incluya.',
  },
  'RSN-16': {
    title: 'Pagado por el gobierno',
    clerk: 'Pagó una persona; solo está exento lo que paga el propio gobierno.',
    buyer: 'Pague con fondos de su agencia o pague el impuesto.',
  },
  'RSN-17': {
    title: 'Tarjeta del gobierno',
    clerk: {
      by: 'why',
      texts: {
        prefix: '{prefix} no inicia ninguna tarjeta del gobierno federal.',
        mixed: 'Sexto dígito {sixth}: hotel y coche se cargan al gobierno, lo demás al viajero.',
      },
      other:
        'Sexto dígito {sixth}: en una tarjeta de viaje paga el viajero, lo que se grava en la mayoría de los estados.',
    },
    buyer: 'El vendedor debe ver a quién se carga esta tarjeta.',
  },
  'SCP-01': {
    title: 'Una sola compra',
    clerk: 'El certificado es para una compra y se usó en la factura {used}.',
    buyer: 'Este formulario era para una compra y ya se usó. Entregue otro para este pedido.',
  },
  'SCP-03': {
    title: 'Mercancía en la lista',
    clerk: '{goods} no está en la lista de mercancías que el certificado cubre.',
    buyer: 'Su formulario no incluye {goods}.',
  },
  'SCP-05': {
    title: 'Impuesto cubierto',
    clerk: 'El certificado no da nada para {authorities}.',
    buyer: 'Su formulario no cubre el impuesto de {authorities}.',
  },
  'SCP-06': {
    title: 'Lugar de la entrega',
    clerk: 'El certificado es para {sites}; la mercancía va a otro lugar de {place}.',
    buyer: 'Su formulario vale solo para ciertos lugares. Entregue uno para el lugar de entrega en {place}.',
  },
  'SCP-02': {
    title: 'Bienes distintos de los descritos',
    clerk: 'La línea {line} vende "{goods}"; el certificado describe "{items}".',
    buyer: 'Su formulario describe "{items}". Para "{goods}" entregue uno que los nombre.',
  },
  'SCP-08': {
    title: 'Certificado de otro cliente',
    clerk: 'El certificado es de {holder}; ninguna regla permite que este cliente lo use el día de la venta.',
    buyer: 'El formulario es de {holder}. Entregue uno a su propio nombre.',
  },
  'SCP-10': {
    title: 'Excepción sin motivo',
    clerk: 'La línea {line} quedó exenta por indicación del pedido, sin motivo y sin certificado.',
    buyer: 'El vendedor le preguntará por qué la línea {line} no paga impuesto.',
  },
  'SCP-11': {
    title: 'Abono igual que la venta',
    clerk: {
      by: 'before',
      texts: { yes: 'La venta {number} quedó exenta por este certificado; su abono no.' },
      other: 'Este certificado exime el abono y no eximió la venta {number} que se devuelve.',
    },
    buyer: 'El abono de {number} no sigue a su factura. El vendedor lo corregirá.',
  },
  'SCP-12': {
    title: 'Pedido no para reventa',
    clerk: 'El pedido dice que el comprador consume la mercancía; el certificado es para reventa.',
    buyer: 'Usted indicó que usa esta mercancía. Un formulario de reventa no la cubre.',
  },
  'SCP-13': {
    title: 'Exento sin certificado',
    clerk: 'La línea {line} por {amount} está exenta sin ningún certificado detrás.',
    buyer: 'El vendedor necesita un formulario para la línea {line}.',
  },
  'SCP-14': {
    title: 'Gravado aunque cubierto',
    clerk: 'La línea {line} por {amount} se gravó aunque este certificado la cubre: abónela y facture de nuevo.',
    buyer: 'Su formulario cubre la línea {line}. Pida al vendedor que devuelva el impuesto.',
  },
  'SCP-15': {
    title: 'Operaciones nombradas',
    clerk: 'El certificado es solo para {wanted}, y la venta no coincide.',
    buyer: 'Su formulario es para otros pedidos: {wanted}.',
  },
  'SEL-02': {
    title: 'Vendedor de la factura',
    clerk: 'El documento es para {paper}; la factura es de {seller}.',
    buyer: 'El formulario nombra {paper}. Para esta compra debe nombrar {seller}.',
  },
};
