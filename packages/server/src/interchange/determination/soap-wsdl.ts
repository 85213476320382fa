import { TAX_CALCULATION } from './read-indata.ts';
import { SCHEMA_TYPES, type SchemaElement } from './soap-schema.ts';
import { XmlWriter } from './xml-writer.ts';

/** The description of the service (WSDL 1.1, SOAP 1.1, document/literal) with its schema inside, so that no second file is asked for. */
export function writeWsdl(address: string): string {
  const xml = new XmlWriter();
  const message = (name: string, part: string, element: string) =>
    xml.element('wsdl:message', () => xml.empty('wsdl:part', { name: part, element: `tns:${element}` }), { name });
  xml.element(
    'wsdl:definitions',
    () => {
      xml.element('wsdl:types', () => addSchema(xml));
      message('CalculateTaxRequest', 'parameters', 'taxCalculationRequest');
      message('CalculateTaxResponse', 'parameters', 'taxCalculationResponse');
      message('CalculateTaxFault', 'fault', 'taxCalculationFault');
      xml.element(
        'wsdl:portType',
        () =>
          xml.element(
            'wsdl:operation',
            () => {
              xml.empty('wsdl:input', { message: 'tns:CalculateTaxRequest' });
              xml.empty('wsdl:output', { message: 'tns:CalculateTaxResponse' });
              xml.empty('wsdl:fault', { name: 'TaxCalculationFault', message: 'tns:CalculateTaxFault' });
            },
            { name: 'CalculateTax' },
          ),
        { name: 'TaxCalculationService' },
      );
      addBinding(xml);
      xml.element(
        'wsdl:service',
        () =>
          xml.element('wsdl:port', () => xml.empty('soap:address', { location: address }), {
            name: 'TaxCalculationServicePort',
            binding: 'tns:TaxCalculationServiceBinding',
          }),
        { name: 'TaxCalculationService' },
      );
    },
    {
      'xmlns:wsdl': 'http://schemas.xmlsoap.org/wsdl/',
      'xmlns:soap': 'http://schemas.xmlsoap.org/wsdl/soap/',
      'xmlns:xs': 'http://www.w3.org/2001/XMLSchema',
      'xmlns:tns': TAX_CALCULATION,
      targetNamespace: TAX_CALCULATION,
      name: 'TaxCalculationService',
    },
  );
  return xml.toString();
}

function addBinding(xml: XmlWriter): void {
  const literal = (name: string) => xml.element(name, () => xml.empty('soap:body', { use: 'literal' }));
  xml.element(
    'wsdl:binding',
    () => {
      xml.empty('soap:binding', { style: 'document', transport: 'http://schemas.xmlsoap.org/soap/http' });
      xml.element(
        'wsdl:operation',
        () => {
          xml.empty('soap:operation', { soapAction: 'CalculateTax', style: 'document' });
          literal('wsdl:input');
          literal('wsdl:output');
          xml.element('wsdl:fault', () => xml.empty('soap:fault', { name: 'TaxCalculationFault', use: 'literal' }), {
            name: 'TaxCalculationFault',
          });
        },
        { name: 'CalculateTax' },
      );
    },
    { name: 'TaxCalculationServiceBinding', type: 'tns:TaxCalculationService' },
  );
}

/** The schema by itself, for those who keep it in a file of its own. */
export function writeSchema(): string {
  const xml = new XmlWriter();
  addSchema(xml);
  return xml.toString();
}

function addSchema(xml: XmlWriter): void {
  xml.element(
    'xs:schema',
    () => {
      addSimpleTypes(xml);
      for (const [name, { elements, attributes }] of Object.entries(SCHEMA_TYPES)) {
        xml.element(
          'xs:complexType',
          () => {
            xml.element('xs:sequence', () => {
              for (const element of elements) addElement(xml, element);
            });
            for (const [attribute, type] of Object.entries(attributes)) {
              const use = attribute.endsWith('!') ? { use: 'required' } : {};
              xml.empty('xs:attribute', { name: attribute.replace('!', ''), type, ...use });
            }
          },
          { name },
        );
      }
      wrapper(xml, 'taxCalculationRequest', { name: 'INDATA', type: 'IndataType', occurs: 'once' });
      wrapper(xml, 'taxCalculationResponse', { name: 'OUTDATA', type: 'OutdataType', occurs: 'once' });
      xml.empty('xs:element', { name: 'taxCalculationFault', type: 'tns:TaxCalculationFault' });
    },
    {
      'xmlns:xs': 'http://www.w3.org/2001/XMLSchema',
      'xmlns:tns': TAX_CALCULATION,
      targetNamespace: TAX_CALCULATION,
      elementFormDefault: 'qualified',
    },
  );
}

function addElement(xml: XmlWriter, { name, type, occurs }: SchemaElement): void {
  xml.empty('xs:element', {
    name,
    type: type.startsWith('xs:') ? type : `tns:${type}`,
    ...(occurs === 'once' ? {} : { minOccurs: '0' }),
    ...(occurs === 'many' ? { maxOccurs: 'unbounded' } : {}),
  });
}

function wrapper(xml: XmlWriter, name: string, element: SchemaElement): void {
  xml.element(
    'xs:element',
    () => xml.element('xs:complexType', () => xml.element('xs:sequence', () => addElement(xml, element))),
    { name },
  );
}

function addSimpleTypes(xml: XmlWriter): void {
  const simple = (name: string, inside: () => void) => xml.element('xs:simpleType', inside, { name });
  const restricted = (base: string, facet: string, values: readonly string[]) =>
    xml.element(
      'xs:restriction',
      () => {
        for (const value of values) xml.empty(`xs:${facet}`, { value });
      },
      { base },
    );
  simple('EmptyStringType', () => restricted('xs:string', 'enumeration', ['']));
  simple('EmptyDecimalType', () => xml.empty('xs:union', { memberTypes: 'xs:decimal tns:EmptyStringType' }));
  simple('EmptyDateType', () => xml.empty('xs:union', { memberTypes: 'xs:date tns:EmptyStringType' }));
  simple('FlagType', () => restricted('xs:string', 'enumeration', ['true', 'false', 'Y', 'N', '1', '0', '']));
}
