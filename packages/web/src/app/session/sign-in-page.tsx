import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { isProblem } from '../../api/problem.ts';
import { type SignInHelp, signIn } from '../../api/session.ts';
import { Notice } from '../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import { signInRoute } from '../root-routes.ts';
import { signInHelpQuery } from './session-queries.ts';
import classes from './sign-in-page.module.css';

interface Credentials {
  email: string;
  password: string;
}

/** Only an address inside the console may follow sign-in. */
function safeTarget(to: string | undefined): string {
  return to?.startsWith('/') && !to.startsWith('//') && !to.startsWith('/\\') ? to : '/overview';
}

export function SignInPage() {
  useDocumentTitle('Sign in · Bonafide');
  const { to } = signInRoute.useSearch();
  const form = useForm<Credentials>({
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (value.trim() ? null : 'Enter your e-mail address'),
      password: (value) => (value ? null : 'Enter your password'),
    },
  });
  const enter = useEnter(safeTarget(to));
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <h1 className={classes.title}>Sign in to Bonafide</h1>
        <p className={classes.lead}>Exemption certificates: who is exempt, by which paper, and what it is worth.</p>
        <form onSubmit={form.onSubmit((values) => enter.mutate(values))} noValidate className={classes.form}>
          {enter.error && <SignInFailure error={enter.error} />}
          <TextInput label="E-mail" type="email" autoComplete="username" size="md" {...form.getInputProps('email')} />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            size="md"
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={enter.isPending} fullWidth h={40}>
            Sign in
          </Button>
        </form>
      </div>
      <DemoAccounts onPick={(account) => form.setValues(account)} />
    </main>
  );
}

function useEnter(target: string) {
  const queryClient = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: ({ email, password }: Credentials) => signIn(email.trim(), password),
    onSuccess: () => {
      queryClient.clear();
      router.history.push(target);
    },
  });
}

function SignInFailure({ error }: { error: Error }) {
  if (isProblem(error) && (error.status === 401 || error.status === 403)) {
    return (
      <div role="alert">
        <Notice tone="bad">E-mail and password do not belong together. Check both, or ask an administrator.</Notice>
      </div>
    );
  }
  return <ProblemNotice error={error} what="Sign-in did not work" />;
}

function DemoAccounts({ onPick }: { onPick: (account: Credentials) => void }) {
  const help = useQuery(signInHelpQuery).data;
  if (!help?.demo) return null;
  return (
    <section className={classes.card} aria-labelledby="demo-accounts">
      <h2 id="demo-accounts" className={classes.subtitle}>
        Demo accounts
      </h2>
      <p className={classes.lead}>This is a demo with sample data. Pick an account, then sign in.</p>
      <ul className={classes.accounts}>
        {help.demoAccounts.map((account) => (
          <DemoAccount key={account.email} account={account} onPick={onPick} />
        ))}
      </ul>
    </section>
  );
}

type Account = SignInHelp['demoAccounts'][number];

function DemoAccount({ account, onPick }: { account: Account; onPick: (account: Credentials) => void }) {
  const { email, password, role } = account;
  return (
    <li>
      <button type="button" className={classes.account} onClick={() => onPick({ email, password })}>
        <span className={classes.role}>{role}</span>
        <span>{email}</span>
        <span className={`bf-mono ${classes.password}`}>{password}</span>
      </button>
    </li>
  );
}
