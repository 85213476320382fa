import type { Locale } from '@bonafide/core/check/messages/message-table.ts';
import type { CheckMessage } from '../../../api/content.ts';
import classes from './checks.module.css';

const LANGUAGES: Record<Locale, string> = { en: 'English', es: 'Español', fr: 'Français' };
const READERS = { clerk: 'To clerks and auditors', buyer: 'To the buyer' } as const;

/** What a finding of the check says, language by language, to each of its readers. */
export function CheckMessages({ messages }: { messages: CheckMessage[] }) {
  return (
    <div className={classes.languages}>
      {(['en', 'es', 'fr'] as const).map((locale) => (
        <Language key={locale} locale={locale} messages={messages.filter((message) => message.locale === locale)} />
      ))}
    </div>
  );
}

function Language({ locale, messages }: { locale: Locale; messages: CheckMessage[] }) {
  return (
    <div lang={locale}>
      <h3>{LANGUAGES[locale]}</h3>
      {messages.length === 0 && (
        <p lang="en" className={classes.quiet}>
          No text of its own: readers get the English.
        </p>
      )}
      {messages.map((message) => (
        <div key={message.audience} className={classes.message}>
          <p lang="en" className={classes.quiet}>
            {READERS[message.audience]}
          </p>
          {message.texts.map(({ when, text }) => (
            <p key={when ?? ''}>
              {when && (
                <span lang="en" className={classes.quiet}>
                  If <span className="bf-mono">{when}</span>:{' '}
                </span>
              )}
              {!when && message.texts.length > 1 && (
                <span lang="en" className={classes.quiet}>
                  Otherwise:{' '}
                </span>
              )}
              <Sentence text={text} />
            </p>
          ))}
        </div>
      ))}
    </div>
  );
}

/** `{kind:number}` → ‹kind›: a place that a value fills. */
function Sentence({ text }: { text: string }) {
  const parts = text.split(/(\{[\w:-]+\})/);
  return parts.map((part, index) => {
    const name = /^\{(\w+)/.exec(part)?.[1];
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one constant sentence, which never reorder.
    return name ? <em key={index}>‹{name}›</em> : part;
  });
}
