import type { Check } from './check.ts';
import { allPages } from './completeness/all-pages.ts';
import { attachmentsThere } from './completeness/attachments-there.ts';
import { businessDescribed } from './completeness/business-described.ts';
import { customerLink } from './completeness/customer-link.ts';
import { declarationOnSubstitute } from './completeness/declaration-on-substitute.ts';
import { goodsDescribed } from './completeness/goods-described.ts';
import { identificationNumber } from './completeness/identification-number.ts';
import { multistateSupplement } from './completeness/multistate-supplement.ts';
import { oneReason } from './completeness/one-reason.ts';
import { purchaseReference } from './completeness/purchase-reference.ts';
import { purchaserName } from './completeness/purchaser-name.ts';
import { purchaserPhone } from './completeness/purchaser-phone.ts';
import { purchaserPlace } from './completeness/purchaser-place.ts';
import { purchaserStreet } from './completeness/purchaser-street.ts';
import { reasonDetail } from './completeness/reason-detail.ts';
import { reasonMarked } from './completeness/reason-marked.ts';
import { renewalContact } from './completeness/renewal-contact.ts';
import { resaleWordsOnLetter } from './completeness/resale-words-on-letter.ts';
import { scopeMarked } from './completeness/scope-marked.ts';
import { secondNumber } from './completeness/second-number.ts';
import { sellerAddress } from './completeness/seller-address.ts';
import { sellerName } from './completeness/seller-name.ts';
import { signaturePresent } from './completeness/signature-present.ts';
import { signedDate } from './completeness/signed-date.ts';
import { signerName } from './completeness/signer-name.ts';
import { signerTitle } from './completeness/signer-title.ts';
import { stateNamed } from './completeness/state-named.ts';
import { accountKind } from './consistency/account-kind.ts';
import { addressIsCustomers } from './consistency/address-is-customers.ts';
import { businessFitsReason } from './consistency/business-fits-reason.ts';
import { entityFitsReason } from './consistency/entity-fits-reason.ts';
import { formOpenToBusiness } from './consistency/form-open-to-business.ts';
import { goodsFitBusiness } from './consistency/goods-fit-business.ts';
import { numberNotSellers } from './consistency/number-not-sellers.ts';
import { numberOfItsState } from './consistency/number-of-its-state.ts';
import { numberPerState } from './consistency/number-per-state.ts';
import { ownWords } from './consistency/own-words.ts';
import { purchaserIsCustomer } from './consistency/purchaser-is-customer.ts';
import { purchaserNotSeller } from './consistency/purchaser-not-seller.ts';
import { reasonFitsForm } from './consistency/reason-fits-form.ts';
import { signatureIsSigners } from './consistency/signature-is-signers.ts';
import { signerNotSeller } from './consistency/signer-not-seller.ts';
import { signsForPurchaser } from './consistency/signs-for-purchaser.ts';
import { tradeNameOnly } from './consistency/trade-name-only.ts';
import { typedAsPrinted } from './consistency/typed-as-printed.ts';
import { calendarEndKept } from './dates/calendar-end-kept.ts';
import { computedEnd } from './dates/computed-end.ts';
import { cureDaysLeft } from './dates/cure-days-left.ts';
import { editionExisted } from './dates/edition-existed.ts';
import { freshEnough } from './dates/fresh-enough.ts';
import { noGap } from './dates/no-gap.ts';
import { notExpiredAtSale } from './dates/not-expired-at-sale.ts';
import { notExpiredOnReceipt } from './dates/not-expired-on-receipt.ts';
import { periodInOrder } from './dates/period-in-order.ts';
import { permitOpen } from './dates/permit-open.ts';
import { permitStarted } from './dates/permit-started.ts';
import { printedEndKept } from './dates/printed-end-kept.ts';
import { purchasesWithoutGap } from './dates/purchases-without-gap.ts';
import { revokedInWriting } from './dates/revoked-in-writing.ts';
import { signedBeforeFiling } from './dates/signed-before-filing.ts';
import { signedBeforeReceipt } from './dates/signed-before-receipt.ts';
import { signedNotAhead } from './dates/signed-not-ahead.ts';
import { signedWhenMade } from './dates/signed-when-made.ts';
import { takenInDays } from './dates/taken-in-days.ts';
import { takenInTime } from './dates/taken-in-time.ts';
import { withinLongestTerm } from './dates/within-longest-term.ts';
import { yearOfSale } from './dates/year-of-sale.ts';
import { barcodeAgrees } from './document/barcode-agrees.ts';
import { entriesKept } from './document/entries-kept.ts';
import { fileKindAndSize } from './document/file-kind-and-size.ts';
import { fileOpens } from './document/file-opens.ts';
import { formRecognised } from './document/form-recognised.ts';
import { isCertificate } from './document/is-certificate.ts';
import { legible } from './document/legible.ts';
import { notAltered } from './document/not-altered.ts';
import { notBlank } from './document/not-blank.ts';
import { nothingActs } from './document/nothing-acts.ts';
import { nothingStruckOut } from './document/nothing-struck-out.ts';
import { oneCertificate } from './document/one-certificate.ts';
import { pagesUpright } from './document/pages-upright.ts';
import { wholePageShown } from './document/whole-page-shown.ts';
import { agreesWithEarlier } from './duplicates/agrees-with-earlier.ts';
import { largeFirstOrder } from './duplicates/large-first-order.ts';
import { lateAfterNotice } from './duplicates/late-after-notice.ts';
import { manyFromOnePlace } from './duplicates/many-from-one-place.ts';
import { numberNotRevoked } from './duplicates/number-not-revoked.ts';
import { numberOnManyAccounts } from './duplicates/number-on-many-accounts.ts';
import { numbersInRun } from './duplicates/numbers-in-run.ts';
import { olderReplaced } from './duplicates/older-replaced.ts';
import { oneNumberOneName } from './duplicates/one-number-one-name.ts';
import { overlappingTwin } from './duplicates/overlapping-twin.ts';
import { sameFile } from './duplicates/same-file.ts';
import { addressDelivered } from './format/address-delivered.ts';
import { checkDigit } from './format/check-digit.ts';
import { contactShape } from './format/contact-shape.ts';
import { diplomatCard } from './format/diplomat-card.ts';
import { driversLicense } from './format/drivers-license.ts';
import { federalNumber } from './format/federal-number.ts';
import { fieldLengths } from './format/field-lengths.ts';
import { fillerNumber } from './format/filler-number.ts';
import { pendingNumber } from './format/pending-number.ts';
import { personalNumber } from './format/personal-number.ts';
import { realDates } from './format/real-dates.ts';
import { stateCode } from './format/state-code.ts';
import { stateTaxIdPattern } from './format/state-tax-id-pattern.ts';
import { strayCharacters } from './format/stray-characters.ts';
import { streetNotBox } from './format/street-not-box.ts';
import { zipInState } from './format/zip-in-state.ts';
import { charityListed } from './identity/charity-listed.ts';
import { evidenceSealed } from './identity/evidence-sealed.ts';
import { goodStanding } from './identity/good-standing.ts';
import { lookUpAge } from './identity/look-up-age.ts';
import { ownerUnchanged } from './identity/owner-unchanged.ts';
import { permitActive } from './identity/permit-active.ts';
import { permitExplanation } from './identity/permit-explanation.ts';
import { registryAnswers } from './identity/registry-answers.ts';
import { registryName } from './identity/registry-name.ts';
import { registryPlace } from './identity/registry-place.ts';
import { saleAuthorization } from './identity/sale-authorization.ts';
import { yearlyAuthorization } from './identity/yearly-authorization.ts';
import { dropShipment } from './jurisdiction/drop-shipment.ts';
import { editionCurrent } from './jurisdiction/edition-current.ts';
import { entityOverCounter } from './jurisdiction/entity-over-counter.ts';
import { foreignBuyerNumber } from './jurisdiction/foreign-buyer-number.ts';
import { formAccepted } from './jurisdiction/form-accepted.ts';
import { formForReason } from './jurisdiction/form-for-reason.ts';
import { homeNumberAccepted } from './jurisdiction/home-number-accepted.ts';
import { localForm } from './jurisdiction/local-form.ts';
import { placeOfSale } from './jurisdiction/place-of-sale.ts';
import { sellerRegistered } from './jurisdiction/seller-registered.ts';
import { shipToCovered } from './jurisdiction/ship-to-covered.ts';
import { stateHasTax } from './jurisdiction/state-has-tax.ts';
import { stateIssuedPaper } from './jurisdiction/state-issued-paper.ts';
import { tribalDelivery } from './jurisdiction/tribal-delivery.ts';
import { whichGovernment } from './jurisdiction/which-government.ts';
import { charityGoods } from './reason/charity-goods.ts';
import { diplomatGoods } from './reason/diplomat-goods.ts';
import { directPayNumber } from './reason/direct-pay-number.ts';
import { excludedGoods } from './reason/excluded-goods.ts';
import { farmRegistration } from './reason/farm-registration.ts';
import { telecomFiler } from './reason/filer-number.ts';
import { governmentCard } from './reason/government-card.ts';
import { incomeTaxLetter } from './reason/income-tax-letter.ts';
import { manufacturingGoods } from './reason/manufacturing-goods.ts';
import { meterInService } from './reason/meter-in-service.ts';
import { meterListed } from './reason/meter-listed.ts';
import { paidByGovernment } from './reason/paid-by-government.ts';
import { partialShare } from './reason/partial-share.ts';
import { permitCopy } from './reason/permit-copy.ts';
import { predominantUse } from './reason/predominant-use.ts';
import { reasonKnownInState } from './reason/reason-known-in-state.ts';
import { reasonTakenBySeller } from './reason/reason-taken-by-seller.ts';
import { sharesAddUp } from './reason/shares-add-up.ts';
import { telecomStatements } from './reason/telecom-statements.ts';
import { temporaryVendor } from './reason/temporary-vendor.ts';
import { utilityForm } from './reason/utility-form.ts';
import { amountCurrency } from './scope/amount-currency.ts';
import { amountLeft } from './scope/amount-left.ts';
import { creditAsSold } from './scope/credit-as-sold.ts';
import { exemptWithoutCertificate } from './scope/exempt-without-certificate.ts';
import { fitsTransaction } from './scope/fits-transaction.ts';
import { goodsListed } from './scope/goods-listed.ts';
import { locationCovered } from './scope/location-covered.ts';
import { orderForResale } from './scope/order-for-resale.ts';
import { overrideExplained } from './scope/override-explained.ts';
import { papersOfAnother } from './scope/papers-of-another.ts';
import { sameKindOfGoods } from './scope/same-kind-of-goods.ts';
import { statusAllowsUse } from './scope/status-allows-use.ts';
import { taxCovered } from './scope/tax-covered.ts';
import { taxedThoughCovered } from './scope/taxed-though-covered.ts';
import { usedOnce } from './scope/used-once.ts';
import { affiliatesCovered } from './seller/affiliates-covered.ts';
import { imageKept } from './seller/image-kept.ts';
import { keepUntil } from './seller/keep-until.ts';
import { sellerIsOurs } from './seller/seller-is-ours.ts';
import { sellerKnewBetter } from './seller/seller-knew-better.ts';
import { sellerOnInvoice } from './seller/seller-on-invoice.ts';
import { authorityStated } from './signature/authority-stated.ts';
import { evidenceKept } from './signature/evidence-kept.ts';
import { kindAllowed } from './signature/kind-allowed.ts';
import { moreThanInitials } from './signature/more-than-initials.ts';
import { notSignedBySeller } from './signature/not-signed-by-seller.ts';
import { notary } from './signature/notary.ts';
import { pictureNotReused } from './signature/picture-not-reused.ts';
import { unchangedSince } from './signature/unchanged-since.ts';

/** Every check there is, in the order of the catalogue. Nothing is found by scanning: a check that is not here does not run. */
export const CHECKS: readonly Check[] = [
  purchaserName,
  purchaserStreet,
  purchaserPlace,
  purchaserPhone,
  sellerName,
  sellerAddress,
  identificationNumber,
  secondNumber,
  reasonMarked,
  oneReason,
  reasonDetail,
  goodsDescribed,
  businessDescribed,
  stateNamed,
  signaturePresent,
  signerName,
  signerTitle,
  signedDate,
  scopeMarked,
  purchaseReference,
  multistateSupplement,
  attachmentsThere,
  allPages,
  resaleWordsOnLetter,
  declarationOnSubstitute,
  customerLink,
  renewalContact,
  stateTaxIdPattern,
  checkDigit,
  federalNumber,
  fillerNumber,
  pendingNumber,
  personalNumber,
  driversLicense,
  diplomatCard,
  zipInState,
  addressDelivered,
  streetNotBox,
  realDates,
  contactShape,
  strayCharacters,
  fieldLengths,
  stateCode,
  purchaserIsCustomer,
  tradeNameOnly,
  addressIsCustomers,
  numberOfItsState,
  entityFitsReason,
  businessFitsReason,
  goodsFitBusiness,
  reasonFitsForm,
  signatureIsSigners,
  signerNotSeller,
  typedAsPrinted,
  numberPerState,
  purchaserNotSeller,
  numberNotSellers,
  formOpenToBusiness,
  accountKind,
  ownWords,
  signsForPurchaser,
  signedNotAhead,
  signedBeforeReceipt,
  periodInOrder,
  notExpiredOnReceipt,
  notExpiredAtSale,
  printedEndKept,
  computedEnd,
  calendarEndKept,
  withinLongestTerm,
  freshEnough,
  purchasesWithoutGap,
  takenInDays,
  takenInTime,
  cureDaysLeft,
  editionExisted,
  signedWhenMade,
  permitStarted,
  permitOpen,
  yearOfSale,
  signedBeforeFiling,
  noGap,
  revokedInWriting,
  shipToCovered,
  stateHasTax,
  formAccepted,
  formForReason,
  editionCurrent,
  homeNumberAccepted,
  dropShipment,
  localForm,
  entityOverCounter,
  tribalDelivery,
  placeOfSale,
  foreignBuyerNumber,
  sellerRegistered,
  whichGovernment,
  stateIssuedPaper,
  reasonKnownInState,
  incomeTaxLetter,
  permitCopy,
  directPayNumber,
  sharesAddUp,
  partialShare,
  excludedGoods,
  manufacturingGoods,
  meterListed,
  predominantUse,
  meterInService,
  utilityForm,
  telecomFiler,
  telecomStatements,
  temporaryVendor,
  paidByGovernment,
  governmentCard,
  farmRegistration,
  charityGoods,
  diplomatGoods,
  reasonTakenBySeller,
  permitActive,
  registryName,
  registryPlace,
  saleAuthorization,
  yearlyAuthorization,
  lookUpAge,
  evidenceSealed,
  registryAnswers,
  charityListed,
  goodStanding,
  ownerUnchanged,
  permitExplanation,
  kindAllowed,
  evidenceKept,
  unchangedSince,
  pictureNotReused,
  authorityStated,
  notary,
  notSignedBySeller,
  moreThanInitials,
  fileOpens,
  fileKindAndSize,
  entriesKept,
  legible,
  isCertificate,
  notBlank,
  formRecognised,
  wholePageShown,
  notAltered,
  oneCertificate,
  pagesUpright,
  nothingStruckOut,
  barcodeAgrees,
  nothingActs,
  sameFile,
  overlappingTwin,
  olderReplaced,
  oneNumberOneName,
  numberOnManyAccounts,
  manyFromOnePlace,
  lateAfterNotice,
  largeFirstOrder,
  numbersInRun,
  agreesWithEarlier,
  numberNotRevoked,
  sellerIsOurs,
  sellerOnInvoice,
  affiliatesCovered,
  sellerKnewBetter,
  keepUntil,
  imageKept,
  usedOnce,
  sameKindOfGoods,
  goodsListed,
  amountLeft,
  taxCovered,
  locationCovered,
  amountCurrency,
  papersOfAnother,
  statusAllowsUse,
  overrideExplained,
  creditAsSold,
  orderForResale,
  exemptWithoutCertificate,
  taxedThoughCovered,
  fitsTransaction,
];

const BY_ID: ReadonlyMap<string, Check> = new Map(CHECKS.map((check) => [check.id, check]));

/** The check of an id, or undefined when the catalogue has it and nobody wrote it yet. */
export function checkOf(id: string): Check | undefined {
  return BY_ID.get(id);
}
