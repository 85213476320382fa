import { factOn } from '../../content/content.ts';
import { withFile } from '../acceptance.ts';
import { type Check, catalogueSource, couldNotCheck, groundOf, judgeEach, notApplicable } from '../check.ts';
import { mentionsName } from '../name-text.ts';
import { formOf, lawDay, stateOfZone } from '../subject.ts';

/** A grant for a city or parish that runs its own tax rests on that authority's form: the state's form does not bind it. */
export const localForm: Check = {
  id: 'JUR-08',
  group: 'jurisdiction',
  severity: 'reject',
  about: 'record',
  reads: ['grants.zone', 'formId'],
  citation: catalogueSource('A22'),
  run(subject) {
    const grants = subject.certificate.grants.map((grant, index) => ({ grant, path: `/grants/${index}/zone` }));
    const local = grants.filter(({ grant }) => grant.zone.includes('/'));
    return judgeEach(local, notApplicable('not-local'), ({ grant, path }) =>
      withFile(subject, stateOfZone(grant.zone), (place) => {
        const fact = factOn(place.localAuthoritiesWithOwnForms, lawDay(subject));
        if (!fact) return couldNotCheck('fact-unknown');
        const parts = grant.zone.split('/').slice(1);
        const authority = fact.value.find((name) => parts.some((part) => mentionsName(name, part)));
        if (authority === undefined) return 'in-order';
        const known = formOf(subject);
        if (!known) return couldNotCheck('form-unknown');
        const values = { authority: parts[parts.length - 1] ?? '', place: place.name, form: known.form.title };
        return { path, values, ground: groundOf(place.code, fact) };
      }),
    );
  },
};
