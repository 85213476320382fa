import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useState } from 'react';
import { fieldErrors } from '../../ui/form/problem-fields.ts';

/**
 * Puts the service's errors beside the fields they are about, and counts failed attempts so that the summary takes the focus again.
 * `problem` is the refusal when it belongs to no field of the form.
 */
export function useRefusedFields<Fields extends object>(form: UseFormReturnType<Fields>, error: unknown) {
  const [attempt, setAttempt] = useState(0);
  const names = Object.keys(form.getValues());
  const refused = Object.fromEntries(Object.entries(fieldErrors(error)).filter(([field]) => names.includes(field)));
  const key = JSON.stringify(refused);
  // biome-ignore lint/correctness/useExhaustiveDependencies: shows the refusal's errors once per refusal.
  useEffect(() => {
    if (key !== '{}') {
      form.setErrors(refused);
      setAttempt((count) => count + 1);
    }
  }, [key]);
  return { attempt, failed: () => setAttempt((count) => count + 1), problem: key === '{}' ? error : null };
}
