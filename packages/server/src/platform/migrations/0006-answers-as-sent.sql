-- A repeated request is answered as before, byte for byte. jsonb keeps the members of an answer in an order of its own; json
-- keeps the text. Nothing looks into these answers, so nothing is lost.
alter table bonafide.idempotency_key alter column body type json using body::json;
