/** The tables of the embedded database. Personal words are only ever in `wire` and `note`, both sealed. */
export const tables = `
create table if not exists submission (
  id          text primary key,
  lookup      text not null,
  wire        text not null,
  digest      text not null,
  recorded_at text not null,
  case_number text not null unique,
  receipt     text not null
) strict;
create index if not exists submission_by_lookup on submission (lookup);
create table if not exists conflict (
  id     text not null,
  digest text not null,
  wire   text not null,
  at     text not null,
  primary key (id, digest)
) strict;
create table if not exists log_entry (
  submission_id text not null references submission (id),
  position      integer not null,
  at            text not null,
  staff         text not null,
  event         text,
  note          text,
  primary key (submission_id, position)
) strict;
`
