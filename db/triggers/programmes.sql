-- A programme's rules stand on the mentors' pages: who is asked, and how long an answer may take.
create or replace trigger content_changed after insert or update or delete or truncate on programmes
  for each statement execute function notify_content_changed('programmes');
