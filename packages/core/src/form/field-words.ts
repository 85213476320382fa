import type { Locale } from '../check/messages/message-table.ts';
import type { FORM_FIELDS, ID_KINDS } from '../content/vocabulary.ts';

/** A label in every language a buyer may read. */
export type Words = Readonly<Record<Locale, string>>;

type FieldName = (typeof FORM_FIELDS)[number];
type IdKind = (typeof ID_KINDS)[number];

/** Boxes that no form names, yet the record needs once something else is answered. */
export type AddedField = 'reason.detail' | 'scope.reference';

function words(en: string, es: string, fr: string): Words {
  return { en, es, fr };
}

/** Labels of boxes, for whoever fills the form in. */
export const FIELD_LABELS: Readonly<Record<FieldName | AddedField, Words>> = {
  'purchaser.name': words('Legal name of your business', 'Nombre legal de su negocio', 'Nom légal de votre entreprise'),
  'purchaser.address': words('Business address', 'Dirección del negocio', 'Adresse de l’entreprise'),
  'purchaser.phone': words('Phone', 'Teléfono', 'Téléphone'),
  'purchaser.contact': words('Person to contact', 'Persona de contacto', 'Personne à joindre'),
  'purchaser.role': words(
    'What your business is: wholesaler, retailer, manufacturer, lessor …',
    'Qué es su negocio: mayorista, minorista, fabricante, arrendador …',
    'Ce qu’est votre entreprise : grossiste, détaillant, fabricant, loueur …',
  ),
  'purchaser.businessType': words('Type of business', 'Tipo de negocio', 'Type d’activité'),
  'purchaser.naics': words('NAICS code', 'Código NAICS', 'Code NAICS'),
  'purchaser.accountNumber': words(
    'Your account number with the seller',
    'Su número de cuenta con el vendedor',
    'Votre numéro de compte chez le vendeur',
  ),
  'purchaser.onlyLocationInState': words(
    'Is this your only location in the state?',
    '¿Es su único local en el estado?',
    'Est-ce votre seul établissement dans l’État ?',
  ),
  'organization.name': words('Name of the organization', 'Nombre de la organización', 'Nom de l’organisme'),
  'employer.name': words('Name of the employer', 'Nombre del empleador', 'Nom de l’employeur'),
  'seller.name': words('Seller', 'Vendedor', 'Vendeur'),
  'seller.address': words('Address of the seller', 'Dirección del vendedor', 'Adresse du vendeur'),
  'seller.phone': words('Phone of the seller', 'Teléfono del vendedor', 'Téléphone du vendeur'),
  'seller.id': words('Number of the seller', 'Número del vendedor', 'Numéro du vendeur'),
  'id.state-sales-tax': words('Sales tax number', 'Número de impuesto sobre las ventas', 'Numéro de taxe de vente'),
  'id.state-exemption': words('Exemption number', 'Número de exención', 'Numéro d’exemption'),
  'id.out-of-state-sales-tax': words(
    'Sales tax number of your home state',
    'Número de impuesto sobre las ventas de su estado',
    'Numéro de taxe de vente de votre État',
  ),
  'id.seller-sales-tax': words(
    'Sales tax number of the seller',
    'Número de impuesto sobre las ventas del vendedor',
    'Numéro de taxe de vente du vendeur',
  ),
  'id.fein': words(
    'Federal employer number (FEIN)',
    'Número federal de empleador (FEIN)',
    'Numéro fédéral d’employeur (FEIN)',
  ),
  'id.drivers-license': words(
    'Driver’s license number',
    'Número de licencia de conducir',
    'Numéro de permis de conduire',
  ),
  'id.direct-pay': words(
    'Direct pay permit number',
    'Número de permiso de pago directo',
    'Numéro de permis de paiement direct',
  ),
  'id.ag-registration': words(
    'Farm registration number',
    'Número de registro agrícola',
    'Numéro d’enregistrement agricole',
  ),
  'id.foreign-diplomat': words(
    'Number of the diplomatic card',
    'Número de la tarjeta diplomática',
    'Numéro de la carte diplomatique',
  ),
  'id.reseller-permit': words(
    'Reseller permit number',
    'Número de permiso de revendedor',
    'Numéro de permis de revendeur',
  ),
  'id.state-business-registration': words(
    'Business registration number',
    'Número de registro de la empresa',
    'Numéro d’enregistrement de l’entreprise',
  ),
  'id.business-registry': words(
    'Number in the register of companies',
    'Número en el registro de empresas',
    'Numéro au registre des entreprises',
  ),
  'id.location': words('Number of the location', 'Número del local', 'Numéro de l’établissement'),
  'id.tribal': words('Tribal number', 'Número tribal', 'Numéro tribal'),
  'id.per-state': words('Number for each state', 'Número de cada estado', 'Numéro pour chaque État'),
  'id.issuingState': words(
    'State that issued the number',
    'Estado que emitió el número',
    'État qui a délivré le numéro',
  ),
  'id.expiryDate': words('Day the number ends', 'Fecha en que vence el número', 'Date de fin du numéro'),
  'exemption.reason': words(
    'Why you buy without tax',
    'Por qué compra sin impuesto',
    'Pourquoi vous achetez sans taxe',
  ),
  'reason.detail': words(
    'Say which law, agency or use',
    'Diga qué ley, agencia o uso',
    'Précisez la loi, l’organisme ou l’usage',
  ),
  'exemption.statuteSection': words('Section of the law', 'Sección de la ley', 'Article de la loi'),
  'description.items': words('What you buy', 'Qué compra', 'Ce que vous achetez'),
  'description.business': words(
    'What your business does',
    'A qué se dedica su negocio',
    'Ce que fait votre entreprise',
  ),
  scope: words('One purchase, or all to come', 'Una compra, o todas las que vengan', 'Un achat, ou tous ceux à venir'),
  'scope.reference': words('Order or invoice', 'Pedido o factura', 'Commande ou facture'),
  'certificate.number': words(
    'Number printed on the certificate',
    'Número impreso en el certificado',
    'Numéro imprimé sur le certificat',
  ),
  'certificate.type': words(
    'One purchase, or all to come',
    'Una compra, o todas las que vengan',
    'Un achat, ou tous ceux à venir',
  ),
  effectiveDate: words('First day it applies', 'Primer día en que vale', 'Premier jour de validité'),
  expirationDate: words('Last day it applies', 'Último día en que vale', 'Dernier jour de validité'),
  'period.start': words('First day of the period', 'Primer día del período', 'Premier jour de la période'),
  'period.end': words('Last day of the period', 'Último día del período', 'Dernier jour de la période'),
  signature: words('Signature', 'Firma', 'Signature'),
  'signer.name': words('Name of the person who signs', 'Nombre de quien firma', 'Nom du signataire'),
  'signer.title': words('Title of the person who signs', 'Cargo de quien firma', 'Fonction du signataire'),
  signedDate: words('Day signed', 'Fecha de la firma', 'Date de signature'),
  'statement.resale': words(
    'Statement that the goods are for resale',
    'Declaración de que los bienes son para reventa',
    'Déclaration que les biens sont destinés à la revente',
  ),
  'resale.stateOrCountry': words(
    'State or country where you resell',
    'Estado o país donde revende',
    'État ou pays où vous revendez',
  ),
  'transaction.type': words('Type of transaction', 'Tipo de operación', 'Type d’opération'),
  'purchase.orderNumber': words(
    'Order or invoice number',
    'Número de pedido o factura',
    'Numéro de commande ou de facture',
  ),
  'purchase.amount': words('Amount of the purchase', 'Importe de la compra', 'Montant de l’achat'),
  'purchase.percentage': words(
    'Share that is exempt, in percent',
    'Parte exenta, en por ciento',
    'Part exonérée, en pour cent',
  ),
  'payment.card': words('Card the purchase is paid with', 'Tarjeta con que se paga', 'Carte de paiement'),
  'payment.evidence': words('Proof of who pays', 'Prueba de quién paga', 'Preuve du payeur'),
  'delivery.location': words('Place of delivery', 'Lugar de entrega', 'Lieu de livraison'),
  'project.name': words('Name of the project', 'Nombre del proyecto', 'Nom du projet'),
  'project.location': words('Place of the project', 'Lugar del proyecto', 'Lieu du projet'),
  'contract.ownerName': words(
    'Owner named in the contract',
    'Propietario según el contrato',
    'Propriétaire nommé au contrat',
  ),
  'contract.projectName': words(
    'Project named in the contract',
    'Proyecto según el contrato',
    'Projet nommé au contrat',
  ),
  'contract.location': words('Place named in the contract', 'Lugar según el contrato', 'Lieu nommé au contrat'),
  occupancyDates: words('Days of the stay', 'Días de la estancia', 'Dates du séjour'),
  'attachment.R-1091': words('Attach form R-1091', 'Adjunte el formulario R-1091', 'Joindre le formulaire R-1091'),
  'attachment.ST-2': words('Attach form ST-2', 'Adjunte el formulario ST-2', 'Joindre le formulaire ST-2'),
  'attachment.ST-5-or-government-order': words(
    'Attach form ST-5 or the order of the government',
    'Adjunte el formulario ST-5 o el pedido del gobierno',
    'Joindre le formulaire ST-5 ou la commande de l’administration',
  ),
  'attachment.certificate-of-exemption': words(
    'Attach the certificate of exemption',
    'Adjunte el certificado de exención',
    'Joindre le certificat d’exemption',
  ),
  'attachment.home-state-registration': words(
    'Attach the registration of your home state',
    'Adjunte el registro de su estado',
    'Joindre l’enregistrement de votre État',
  ),
};

/** Labels of kinds of numbers. */
export const ID_KIND_LABELS: Readonly<Record<IdKind, Words>> = {
  'state-sales-tax': FIELD_LABELS['id.state-sales-tax'],
  'state-exemption': FIELD_LABELS['id.state-exemption'],
  'out-of-state-sales-tax': FIELD_LABELS['id.out-of-state-sales-tax'],
  fein: FIELD_LABELS['id.fein'],
  'drivers-license': FIELD_LABELS['id.drivers-license'],
  'direct-pay': FIELD_LABELS['id.direct-pay'],
  'ag-registration': FIELD_LABELS['id.ag-registration'],
  'foreign-diplomat': FIELD_LABELS['id.foreign-diplomat'],
  'foreign-tax-id': words(
    'Tax number of another country',
    'Número fiscal de otro país',
    'Numéro fiscal d’un autre pays',
  ),
  'government-card': words(
    'Number of the government card',
    'Número de la tarjeta del gobierno',
    'Numéro de la carte de l’administration',
  ),
  'reseller-permit': FIELD_LABELS['id.reseller-permit'],
  'enterprise-zone': words('Enterprise zone number', 'Número de zona de empresas', 'Numéro de zone d’entreprises'),
  'state-business-registration': FIELD_LABELS['id.state-business-registration'],
  'business-registry': FIELD_LABELS['id.business-registry'],
  'state-location': FIELD_LABELS['id.location'],
  tribal: FIELD_LABELS['id.tribal'],
  'gst-hst': words('GST/HST number', 'Número de GST/HST', 'Numéro de TPS/TVH'),
  bn: words('Business number (BN)', 'Número de empresa (BN)', 'Numéro d’entreprise (NE)'),
  qst: words('QST number', 'Número de QST', 'Numéro de TVQ'),
  'qst-specified': words(
    'QST number, specified system',
    'Número de QST, sistema específico',
    'Numéro de TVQ, système désigné',
  ),
  'pst-bc': words(
    'PST number, British Columbia',
    'Número de PST, Columbia Británica',
    'Numéro de TVP, Colombie-Britannique',
  ),
  'pst-sk': words('PST number, Saskatchewan', 'Número de PST, Saskatchewan', 'Numéro de TVP, Saskatchewan'),
  'rst-mb': words('RST number, Manitoba', 'Número de RST, Manitoba', 'Numéro de TVD, Manitoba'),
  vat: words('VAT number', 'Número de IVA', 'Numéro de TVA'),
  other: words('Other number', 'Otro número', 'Autre numéro'),
};

export const SCOPE_LABELS: Readonly<Record<'blanket' | 'single', Words>> = {
  blanket: words('All purchases to come', 'Todas las compras que vengan', 'Tous les achats à venir'),
  single: words('One purchase', 'Una compra', 'Un achat'),
};
