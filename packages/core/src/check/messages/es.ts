import { ES_AT_SALE } from './es-at-sale.ts';
import { ES_OF_ACCOUNT } from './es-of-account.ts';
import type { MessageTable } from './message-table.ts';
import { PAPERS_ES } from './papers-es.ts';

/** Spanish: what a buyer can meet. The rest falls back to English. */
export const ES: MessageTable = {
  months: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
  date: '{day} {month} {year}',
  noEnd: 'sin fecha final',
  and: 'y',
  unconfirmed: { clerk: 'Ninguna fuente leída confirma esta regla.', buyer: 'Una persona lo mirará.' },
  words: {
    number: {
      'state-sales-tax': 'número de impuesto sobre las ventas',
      'state-exemption': 'número de exención',
      fein: 'número federal de empleador',
      'drivers-license': 'número de licencia de conducir',
      'direct-pay': 'número de permiso de pago directo',
      'ag-registration': 'número de registro agrícola',
      'per-state': 'número fiscal',
      'foreign-tax-id': 'número fiscal extranjero',
      'foreign-diplomat': 'número de tarjeta diplomática',
      'diplomat-card': 'número de tarjeta diplomática',
      'out-of-state-sales-tax': 'número fiscal de su estado',
      'reseller-permit': 'número de permiso de revendedor',
      'business-registry': 'número de registro de empresas',
      'state-business-registration': 'número de registro de la empresa',
      tribal: 'número tribal',
    },
    reason: {
      'federal-government': 'gobierno federal',
      'state-local-government': 'gobierno estatal o local',
      'tribal-government': 'gobierno tribal',
      'foreign-diplomat': 'diplomático extranjero',
      charitable: 'beneficencia',
      religious: 'organización religiosa',
      educational: 'escuela',
      resale: 'reventa',
      agricultural: 'agricultura',
      manufacturing: 'fabricación',
      'direct-pay': 'pago directo',
      'direct-mail': 'correo directo',
      medical: 'uso médico',
      utilities: 'servicios públicos',
      'common-carrier': 'transportista público',
      'pollution-control': 'control de la contaminación',
      'research-development': 'investigación y desarrollo',
      'non-resident': 'no residente',
      'aquaculture-fishery': 'acuicultura o pesca',
      'lease-rental': 'arrendamiento o alquiler',
      'component-parts': 'ingredientes y componentes',
      'software-services': 'software y servicios',
      'contractor-government': 'contratista del gobierno',
      'enterprise-zone': 'zona de empresas',
      'data-center': 'centro de datos',
      'media-film': 'cine y medios',
      timber: 'madera',
      'mining-oil-gas': 'minería, petróleo y gas',
      'aircraft-vessel': 'aeronave o barco',
      other: 'otro',
    },
    entity: {
      corporation: 'corporación',
      llc: 'LLC',
      partnership: 'sociedad',
      individual: 'persona',
      government: 'gobierno',
      nonprofit: 'sin fines de lucro',
      trust: 'fideicomiso',
    },
    status: { temporary: 'temporal', rejected: 'rechazado', superseded: 'reemplazado' },
    signature: { typed: 'escrita', drawn: 'dibujada en pantalla', digital: 'digital', wet: 'con tinta' },
  },
  messages: {
    ...ES_AT_SALE,
    ...ES_OF_ACCOUNT,
    ...PAPERS_ES,
    'CMP-01': {
      title: 'Nombre del comprador',
      buyer: 'Escriba el nombre legal de su empresa.',
    },
    'CMP-02': {
      title: 'Calle del comprador',
      buyer: 'Escriba la calle y el número de su empresa.',
    },
    'CMP-03': {
      title: 'Ciudad, estado y código postal',
      buyer: {
        by: 'part',
        texts: {
          city: 'Escriba la ciudad de su empresa.',
          region: 'Escriba el estado de su empresa.',
          postalCode: 'Escriba el código postal de su empresa.',
        },
        other: 'Complete la dirección de su empresa.',
      },
    },
    'CMP-04': {
      title: 'Teléfono del comprador',
      buyer: 'Escriba el teléfono de su empresa.',
    },
    'CMP-05': {
      title: 'Nombre del vendedor',
      buyer: 'Escriba el nombre del vendedor a quien entrega este formulario.',
    },
    'CMP-06': {
      title: 'Dirección del vendedor',
      buyer: 'Escriba la dirección del vendedor.',
    },
    'CMP-07': {
      title: 'Número de identificación',
      buyer: 'Escriba su {kind:number} de {place}.',
    },
    'CMP-08': {
      title: 'Número en lugar del número estatal',
      buyer: 'No tiene número estatal. Escriba en su lugar su {kind:number}.',
    },
    'CMP-09': {
      title: 'Motivo marcado',
      buyer: 'Elija por qué compra sin impuesto.',
    },
    'CMP-10': {
      title: 'Un solo motivo',
      buyer: 'Elija un motivo; este formulario admite uno. Dos motivos necesitan dos formularios.',
    },
    'CMP-11': {
      title: 'Texto junto al motivo',
      buyer: {
        by: 'reason',
        texts: { other: 'Escriba junto a "Otro" por qué la ley deja su compra sin impuesto.' },
        other: 'Escriba el nombre de su organismo junto al motivo.',
      },
    },
    'CMP-12': {
      title: 'Bienes o servicios descritos',
      buyer: 'Diga qué compra, por ejemplo "motores y piezas de barco".',
    },
    'CMP-13': {
      title: 'Actividad descrita',
      buyer: 'Diga a qué se dedica su empresa, por ejemplo "venta de barcos".',
    },
    'CMP-14': {
      title: 'Estado indicado',
      buyer: 'Indique el estado. Un formulario para varios estados sin ninguno marcado no cubre ninguno.',
    },
    'CMP-15': {
      title: 'Firma',
      buyer: 'Firme el formulario. Escriba su nombre o dibújelo.',
    },
    'CMP-16': {
      title: 'Nombre de quien firma',
      buyer: 'Escriba su nombre junto a la firma.',
    },
    'CMP-17': {
      title: 'Cargo de quien firma',
      buyer: 'Escriba su cargo, por ejemplo "dueño" o "jefe de compras".',
    },
    'CMP-18': {
      title: 'Fecha de la firma',
      buyer: 'El formulario no tiene fecha. Escriba el día en que lo firmó.',
    },
    'CMP-19': {
      title: 'Una compra o todas',
      buyer: 'Elija si el formulario es para una compra o para todas las que sigan.',
    },
    'CMP-20': {
      title: 'Pedido o factura',
      buyer: 'Escriba el número del pedido o de la factura de este formulario.',
    },
    'CMP-27': {
      title: 'Contacto para renovar',
      buyer: 'Escriba un correo electrónico para que el vendedor le avise cuando termine el formulario.',
    },
    'FMT-01': {
      title: 'Número de impuesto estatal',
      buyer: {
        by: 'digits',
        texts: { '': 'Los números de {place} son así: {shape}. Este no lo es.' },
        other: 'Los números de {place} tienen {digits} cifras. Este tiene {length} caracteres.',
      },
    },
    'FMT-03': {
      title: 'Número federal',
      buyer: {
        by: 'prefix',
        texts: { '': 'Los números federales de empleador tienen 9 cifras. Este tiene {length} caracteres.' },
        other: 'Los números federales no empiezan por {prefix}. Compare el suyo con la carta del IRS.',
      },
    },
    'FMT-04': {
      title: 'Relleno en lugar de un número',
      buyer: 'Escriba el número que le dio el estado. {value} no lo es.',
    },
    'FMT-05': {
      title: 'Número solicitado',
      buyer: 'Usted escribió que el número está en camino. Añádalo cuando el estado lo envíe.',
    },
    'FMT-06': {
      title: 'Número personal',
      buyer: 'Esto parece un número personal. Use el número de su empresa.',
    },
    'FMT-07': {
      title: 'Licencia de conducir',
      buyer: 'Los números de licencia de {place} son distintos. Compare este con su tarjeta.',
    },
    'FMT-08': {
      title: 'Tarjeta diplomática',
      buyer: 'Compare este número con el de su tarjeta.',
    },
    'FMT-09': {
      title: 'Código postal y estado',
      buyer: '{zip} no está en {place}. Cambie el código postal o el estado.',
    },
    'FMT-10': {
      title: 'Dirección no encontrada',
      buyer: 'Revise su dirección: un servicio postal no la encontró.',
    },
    'FMT-11': {
      title: 'Apartado postal',
      buyer: 'El formulario pide una dirección con calle. Añada dónde está su empresa.',
    },
    'FMT-12': {
      title: 'Fecha que no se puede leer',
      buyer: 'Escriba la fecha con el año completo, por ejemplo 03/15/2026.',
    },
    'FMT-13': {
      title: 'Correo y teléfono',
      buyer: {
        by: 'what',
        texts: { phone: '"{value}" no es un teléfono completo. Añada el código de área.' },
        other: '"{value}" no es una dirección de correo. Mire qué le falta.',
      },
    },
    'FMT-14': {
      title: 'Caracteres de más en un número',
      buyer: '¿Quiso decir {meant}? Se ha colado una letra o un espacio.',
    },
    'FMT-16': {
      title: 'Código de estado',
      buyer: {
        by: 'meant',
        texts: { '': 'Elija el estado de la lista. "{value}" no está en ella.' },
        other: 'Elija el estado de la lista; quizá sea {meant}.',
      },
    },
    'CON-01': {
      title: 'Nombre de la cuenta',
      buyer: 'El formulario dice "{paper}". La cuenta dice "{account}". ¿Cuál es el nombre legal?',
    },
    'CON-02': {
      title: 'Solo nombre comercial',
      buyer: '"{paper}" es un nombre comercial. Añada el nombre legal de su empresa.',
    },
    'CON-03': {
      title: 'Dirección de la cuenta',
      buyer: 'El formulario tiene {paper}, la cuenta {account}. Elija la correcta.',
    },
    'CON-04': {
      title: 'Número de otro estado',
      buyer: 'Este parece su número de {other}. Escriba el de {place}.',
    },
    'CON-05': {
      title: 'Tipo de entidad y motivo',
      buyer: 'Eligió "{entity:entity}" y "{reason:reason}". No van juntos; cambie uno.',
    },
    'CON-06': {
      title: 'Actividad y motivo',
      buyer: 'Su actividad es "{business}". Explique cómo encaja el motivo "{reason:reason}".',
    },
    'CON-07': {
      title: 'Bienes y actividad',
      buyer: 'Compra {goods} para revender. Indique si los vende o los usa en su negocio.',
    },
    'CON-08': {
      title: 'Motivo y formulario',
      buyer: 'Este formulario no sirve para el motivo "{reason:reason}". Hay otro que sí.',
    },
    'CON-10': {
      title: 'Firmado por el vendedor',
      buyer: 'Debe firmar su empresa, no {seller}.',
    },
    'CON-12': {
      title: 'Número de cada estado',
      buyer: 'Escriba su número de {place}, o quite {place} del formulario.',
    },
    'CON-13': {
      title: 'Comprador y vendedor',
      buyer: 'El formulario nombra a {name} como comprador. Escriba el nombre de su empresa.',
    },
    'CON-14': {
      title: 'Número del vendedor',
      buyer: 'Este es el número de {seller}. Escriba el número de su empresa.',
    },
    'CON-15': {
      title: 'Formulario cerrado a esta actividad',
      buyer: 'Empresas como la suya ("{business}") no pueden usar este formulario. Pida otro al vendedor.',
    },
    'CON-17': {
      title: 'Texto contra el motivo',
      buyer: 'Escribió "{words}", pero eligió "{reason:reason}". Cambie lo que no sea cierto.',
    },
    'DAT-01': {
      title: 'Firmado en el futuro',
      buyer: 'La fecha es posterior a hoy. Mire el año.',
    },
    'DAT-02': {
      title: 'Firmado después de recibirlo',
      buyer: 'El formulario llegó el {received:date}, antes del día de la firma. Mire la fecha en que firmó.',
    },
    'DAT-03': {
      title: 'Inicio después del fin',
      buyer: 'El formulario termina el {to:date}, antes de empezar. Mire las dos fechas.',
    },
    'DAT-04': {
      title: 'Vencido al llegar',
      buyer: 'Este formulario terminó el {ends:date}. Envíe el del período actual.',
    },
    'DAT-07': {
      title: 'Fin según la ley',
      buyer: 'Este formulario vale hasta el {ends:date}. Después necesita uno nuevo.',
    },
    'DAT-08': {
      title: 'Fin en día fijo',
      buyer: 'Este formulario vale hasta el {ends:date}. Después necesita uno nuevo.',
    },
    'DAT-09': {
      title: 'Más largo de lo permitido',
      buyer: 'Este formulario vale como mucho hasta el {latest:date}. Mire la fecha final.',
    },
    'DAT-10': {
      title: 'Formulario antiguo',
      buyer: 'Su formulario es del {start:date}. Entregue uno nuevo para que los datos estén al día.',
    },
    'DAT-15': {
      title: 'Firmado antes de la edición',
      buyer: 'Firmó el {signed:date}, antes de que existiera esta versión. Mire la fecha.',
    },
    'DAT-17': {
      title: 'El permiso empezó después',
      buyer: 'Su número empieza el {started:date}, después de su firma del {claimed:date}. ¿Tenía un número anterior?',
    },
    'DAT-18': {
      title: 'Permiso cerrado',
      buyer: 'Su número se cerró el {ended:date}. Dé al vendedor su número nuevo y un formulario nuevo.',
    },
    'DAT-22': {
      title: 'Revocado',
      buyer: 'Usted retiró este formulario. Entregue uno nuevo para volver a comprar sin impuesto.',
    },
    'JUR-02': {
      title: 'Estado sin impuesto',
      buyer: '{place} no tiene impuesto sobre las ventas. No necesita formulario.',
    },
    'JUR-03': {
      title: 'Formulario que el estado no toma',
      buyer: '{place} no toma este formulario. Use el de {place}.',
    },
    'JUR-04': {
      title: 'Formulario que no sirve para el motivo',
      buyer: '{place} toma este formulario solo para {taken:reasons}. Use el de {place} para su motivo.',
    },
    'JUR-05': {
      title: 'Edición del formulario',
      buyer: 'Esta es una versión anterior. Rellene la actual.',
    },
    'JUR-06': {
      title: 'Número de otro estado',
      buyer: '{place} no toma su número de {other}. Escriba un número de {place}.',
    },
    'JUR-08': {
      title: 'Autoridad local',
      buyer: '{authority} tiene su propio formulario. El de {place} no vale allí.',
    },
    'JUR-12': {
      title: 'Número fiscal extranjero',
      buyer: 'Escriba el número fiscal que le dio su país.',
    },
    'JUR-15': {
      title: 'Documento del estado',
      buyer: '{place} entrega su propio documento: {needed}. Envíe una foto del suyo.',
    },
    'RSN-01': {
      title: 'Motivo desconocido en el estado',
      buyer: 'No conocemos un formulario de {place} para "{reason:reason}". Una persona lo mirará.',
    },
    'RSN-04': {
      title: 'Número de pago directo',
      buyer: 'Escriba el número de su permiso de pago directo.',
    },
    'RSN-06': {
      title: 'Parte o importe',
      buyer: {
        by: 'value',
        texts: { '': 'Diga cuánto de su compra va sin impuesto: una parte o un importe.' },
        other: 'Escriba la parte sin impuesto como un número de 0 a 100.',
      },
    },
    'RSN-07': {
      title: 'Bienes excluidos',
      buyer: 'Este formulario no vale para {goods}. Pida al vendedor el correcto.',
    },
    'RSN-08': {
      title: 'Bienes que la exención no cubre',
      buyer: 'La exención para fabricación puede no cubrir {goods}. Diga al vendedor para qué se usan.',
    },
    'RSN-12': {
      title: 'Formulario de servicios públicos',
      buyer: 'Para servicios públicos {place} tiene su propio formulario: {needed}.',
    },
    'RSN-18': {
      title: 'Registro agrícola',
      buyer: 'Escriba su número de registro agrícola o forestal de {place}.',
    },
    'RSN-19': {
      title: 'Bienes que la exención no cubre',
      buyer: 'Su exención puede no cubrir {goods}. Pregunte al estado o quítelos de este formulario.',
    },
    'RSN-20': {
      title: 'Bienes que la tarjeta no cubre',
      buyer: 'La tarjeta diplomática no cubre {goods}. La Office of Foreign Missions tiene otro trámite para ello.',
    },
    'RSN-21': {
      title: 'Motivo que el vendedor no toma',
      buyer: '{seller} no vende sin impuesto por el motivo "{reason:reason}". Pregunte al vendedor qué hacer.',
    },
    'IDN-01': {
      title: 'Número no activo en el registro',
      buyer: 'La oficina de impuestos no muestra su número como activo. Revise el número o pregunte allí.',
    },
    'IDN-02': {
      title: 'Otro nombre en el registro',
      buyer: 'La oficina de impuestos tiene este número con otro nombre. Revise el número y su nombre legal.',
    },
    'IDN-03': {
      title: 'Otro lugar en el registro',
      buyer: 'La oficina de impuestos tiene este número en otro lugar. ¿Es el número de este local?',
    },
    'IDN-04': {
      title: 'Autorización de otra venta',
      buyer: 'El vendedor necesita el número de autorización de este pedido.',
    },
    'IDN-05': {
      title: 'Sin autorización de este año',
      buyer: 'El vendedor necesita una autorización de este año.',
    },
    'IDN-06': {
      title: 'Consulta antigua',
      buyer: 'El vendedor consultará de nuevo su número.',
    },
    'IDN-07': {
      title: 'Consulta sin prueba',
      buyer: 'El vendedor consultará de nuevo su número.',
    },
    'IDN-08': {
      title: 'El registro no respondió',
      buyer: 'No se pudo consultar a la oficina de impuestos. Usted no tiene que hacer nada.',
    },
    'IDN-09': {
      title: 'No está en la lista federal',
      buyer:
        'No la encontramos en la lista federal de organizaciones benéficas. Revise el número o envíe su carta del IRS.',
    },
    'IDN-10': {
      title: 'Empresa no al corriente',
      buyer: 'El registro del estado no muestra su empresa al corriente. Pregunte al estado o explique el motivo.',
    },
    'IDN-11': {
      title: 'Otro titular del número',
      buyer: 'Parece que su empresa ha cambiado. Si tiene otro nombre o dueño, dé al vendedor un formulario nuevo.',
    },
    'IDN-12': {
      title: 'Por qué no hay número',
      buyer: 'Explique por qué no necesita número en {place}. Motivos que se aceptan (en inglés): {accepted}.',
    },
    'SIG-01': {
      title: 'Tipo de firma',
      buyer: 'Este formulario necesita una firma con tinta. Imprímalo, fírmelo y envíe una foto.',
    },
    'SIG-05': {
      title: 'Cargo de quien firma',
      buyer: 'Escriba su función en la empresa, por ejemplo "dueño" o "jefe de compras".',
    },
    'SIG-06': {
      title: 'Notario',
      buyer: 'Un notario tiene que firmar y sellar este formulario.',
    },
    'SIG-07': {
      title: 'Correo del vendedor',
      buyer: 'Escriba un correo de su empresa. Este es de {seller}.',
    },
    'SEL-01': {
      title: 'Vendedor nombrado',
      buyer: 'El formulario nombra a {paper}. Debe nombrar a {seller}.',
    },
    'SEL-06': {
      title: 'Sin imagen',
      buyer: 'Envíe una foto o un archivo del formulario.',
    },
  },
};
