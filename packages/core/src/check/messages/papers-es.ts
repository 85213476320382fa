import type { Message } from './message-table.ts';

/** Texts of the checks that read the file itself. A part of the Spanish table. */
export const PAPERS_ES: Readonly<Record<string, Message>> = {
  'CMP-21': {
    title: 'Suplemento de varios estados',
    clerk: 'El documento vale para varios estados y el suplemento no está en el archivo.',
    buyer: 'Su formulario vale para varios estados. Envíe también la página que los enumera.',
  },
  'CMP-22': {
    title: 'Anexos',
    clerk: 'El formulario pide este anexo y no está entre los archivos: {attachment}.',
    buyer: 'Envíe esto con su formulario: {attachment}.',
  },
  'CMP-23': {
    title: 'Todas las páginas',
    clerk: 'El archivo tiene {pages} de {wanted} páginas.',
    buyer: 'Su formulario tiene {wanted} páginas y llegaron {pages}. Envíelas todas.',
  },
  'CMP-24': {
    title: 'Declaración de reventa en una carta',
    clerk: '{file} es una carta o un pedido y no dice que la mercancía se compra para reventa.',
    buyer: 'Añada a {file} una frase de que compra para revender, o llene el formulario.',
  },
  'CMP-25': {
    title: 'Declaración en un formulario propio',
    clerk: '{file} no es el formulario de una autoridad y no tiene declaración del firmante.',
    buyer: 'Use el formulario de su estado: uno propio necesita su declaración.',
  },
  'CON-09': {
    title: 'Nombre de la firma',
    clerk: 'La firma dice «{signed}»; el nombre escrito es «{printed}».',
    buyer: 'El nombre escrito es «{printed}» y la firma «{signed}». Escriba el nombre de quien firma.',
  },
  'CON-11': {
    title: 'El registro coincide con el documento',
    clerk: '«{value}» no está en el texto del documento.',
    buyer: 'Compare lo que escribió con su formulario: uno de los dos dice otra cosa.',
  },
  'DAT-16': {
    title: 'Fecha de firma y creación del archivo',
    clerk: 'El documento lleva la fecha {signed:date}; el archivo o la firma electrónica es del {made:date}.',
    buyer: 'Su formulario lleva la fecha {signed:date}. Revise la fecha de su firma.',
  },
  'RSN-02': {
    title: 'Carta sobre el impuesto sobre la renta',
    clerk: '{file} trata de otro impuesto y no es un certificado de impuesto sobre ventas.',
    buyer: '{file} trata de otro impuesto. Envíe el formulario de impuesto sobre ventas de su estado.',
  },
  'RSN-03': {
    title: 'Permiso en lugar de certificado',
    clerk: '{file} es un permiso o una licencia y no un certificado.',
    buyer: '{file} es su permiso. Envíe el certificado que usted llena y firma para el vendedor.',
  },
  'RSN-14': {
    title: 'Declaraciones de un revendedor de telecomunicaciones',
    clerk: 'Falta la declaración de reventa, la de contribución al Fondo de Servicio Universal, o ambas.',
    buyer: 'Declare en el formulario que revende el servicio y que contribuye al Fondo de Servicio Universal.',
  },
  'SIG-02': {
    title: 'Prueba de la firma electrónica',
    clerk: 'A la prueba de la firma electrónica le falta una parte: {part}.',
    buyer: 'El vendedor necesita su firma otra vez, porque su prueba no está completa.',
  },
  'SIG-03': {
    title: 'Sin cambios desde la firma',
    clerk: 'Lo que se guarda no es lo que se firmó.',
    buyer: 'El formulario no está como usted lo firmó. Revíselo y fírmelo de nuevo.',
  },
  'SIG-08': {
    title: 'Más que iniciales o una línea',
    clerk: 'En el lugar de la firma de la página {page} no hay una firma completa.',
    buyer: 'Firme el formulario con su nombre completo.',
  },
  'DOC-01': {
    title: 'El archivo se abre',
    clerk: '{file} no se puede abrir ({fault}).',
    buyer: '{file} no se puede abrir. Guárdelo sin contraseña y envíelo otra vez.',
  },
  'DOC-02': {
    title: 'Tipo y tamaño del archivo',
    clerk: '{file} tiene {size} MB y es del tipo {kind}; se admiten PDF, PNG, JPEG y TIFF de hasta 50 MB.',
    buyer: 'Envíe su formulario como PDF, PNG, JPEG o TIFF de hasta 50 MB.',
  },
  'DOC-03': {
    title: 'Datos de un formulario rellenable',
    clerk: '{file} puede contener datos que aquí no se muestran.',
    buyer: 'Imprima {file} en un PDF nuevo y envíe ese, para que se vea todo lo que escribió.',
  },
  'DOC-04': {
    title: 'Legible',
    clerk: 'La página {page} no se puede leer bien.',
    buyer: {
      by: 'what',
      texts: {
        dots: 'La página {page} es demasiado pequeña para leerla. Tome la foto otra vez, más de cerca.',
        contrast: 'La página {page} es demasiado pálida para leerla. Tome la foto otra vez con mejor luz.',
      },
      other: 'La página {page} está borrosa. Tome la foto otra vez sin moverse.',
    },
  },
  'DOC-05': {
    title: 'Un certificado',
    clerk: '{file} no se reconoció como certificado.',
    buyer: 'Revise que {file} sea su formulario de exención y no otro documento.',
  },
  'DOC-06': {
    title: 'Formulario lleno',
    clerk: '{file} es el formulario en blanco.',
    buyer: '{file} está todavía vacío. Llene el formulario, fírmelo y envíelo otra vez.',
  },
  'DOC-07': {
    title: 'Formulario y edición del documento',
    clerk: 'El documento dice «{printed}»; el registro dice «{recorded}».',
    buyer: 'Revise que eligió el formulario que envió.',
  },
  'DOC-08': {
    title: 'Página completa',
    clerk: 'El texto de la página {page} está cortado en un lado.',
    buyer: 'Una parte de la página {page} está cortada. Tome la foto otra vez con las cuatro esquinas.',
  },
  'DOC-09': {
    title: 'Señales de cambios',
    clerk: 'El archivo muestra cambios posteriores: {detail}.',
    buyer: 'Envíe el formulario como lo guardó o firmó la primera vez.',
  },
  'DOC-10': {
    title: 'Un certificado por archivo',
    clerk: 'El archivo contiene {count} certificados, en las páginas {pages}. Sepárelos.',
    buyer: 'Envíe cada formulario en un archivo propio.',
  },
  'DOC-11': {
    title: 'Páginas derechas y en orden',
    clerk: 'La página {page} no está derecha o no está en su orden.',
    buyer: 'La página {page} no está derecha o no está en su orden. Aun así se puede leer.',
  },
  'DOC-12': {
    title: 'Nada tachado',
    clerk: '«{text}» está tachado en la página {page} sin iniciales al lado.',
    buyer: 'Algo está tachado en la página {page}. Escriba sus iniciales al lado, o llene el formulario de nuevo.',
  },
  'DOC-13': {
    title: 'Código de barras',
    clerk: 'El código de barras dice {barcode}, que no es este cliente ni este certificado.',
    buyer: 'Este formulario se hizo para otra cuenta. Use el que el vendedor le envió.',
  },
  'DOC-14': {
    title: 'Nada en el archivo actúa',
    clerk: 'El archivo contiene algo que actúa o enlaza: {detail}.',
    buyer: 'Imprima su formulario en un PDF nuevo y envíe ese.',
  },
  'SIG-04': {
    title: 'Firma usada otra vez',
    clerk: 'La misma firma, o una muy parecida, está en {other} de {customer}.',
    buyer: 'Firme el formulario a mano o en el portal, no con una imagen.',
  },
  'DUP-01': {
    title: 'El mismo archivo',
    clerk: '{file} se guarda también con {other} de {customer}.',
    buyer: 'El vendedor ya tiene este archivo.',
  },
  'DUP-06': {
    title: 'Muchos documentos de un lugar',
    clerk: 'Documentos de otros {count} clientes se firmaron desde el mismo lugar en {days} días.',
    buyer: 'El vendedor le pedirá que confirme este formulario.',
  },
  'DUP-07': {
    title: 'Recibido después de un aviso de auditoría',
    clerk: 'Recibido el {received:date}; {place} anunció una auditoría el {notice:date}.',
    buyer: 'El vendedor puede pedirle más pruebas de esta compra.',
  },
  'DUP-08': {
    title: 'Primer pedido grande',
    clerk: 'El primer pedido, {number} del {date:date}, es de {amount} {currency}; la cuenta tenía {days} días.',
    buyer: 'El vendedor le pedirá que confirme este formulario.',
  },
  'DUP-09': {
    title: 'Números seguidos',
    clerk: '{value} está en una serie con números de otros {count} clientes dados en {days} días: {others}.',
    buyer: 'Compare su número con el documento de su estado.',
  },
};
