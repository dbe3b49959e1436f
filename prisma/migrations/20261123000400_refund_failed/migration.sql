-- A refund that did not arrive comes back to whoever paid it out, and is put back.
alter table "ledger_entry" drop constraint "ledger_entry_accounts";
alter table "ledger_entry"
  add constraint "ledger_entry_accounts" check (
    (kind = 'usage' and from_account = 'pool' and to_account = 'usage')
    or (kind = 'correction' and ((from_account = 'pool' and to_account = 'usage') or (from_account = 'usage' and to_account = 'pool')))
    or (kind in ('top_up', 'refund_failed', 'dispute_won') and from_account = 'payments' and to_account = 'pool')
    or (kind = 'allowance' and from_account = 'allowances' and to_account = 'pool')
    or (kind in ('refund', 'dispute') and from_account = 'pool' and to_account = 'payments'));
