/**
 * The tables, in words that SQLite and PostgreSQL both understand. Personal words are only ever in `wire`, `note`
 * and `reply`, all sealed. A submission without wire, lookup and number is a tombstone.
 */
export const tables = `
create table if not exists submission (
  id          text primary key,
  lookup      text,
  wire        text,
  digest      text not null,
  recorded_at text not null,
  case_number text unique,
  receipt     text not null
);
create index if not exists submission_by_lookup on submission (lookup);
create table if not exists case_counter (
  year integer primary key,
  last integer not null
);
create table if not exists conflict (
  id     text not null,
  digest text not null,
  wire   text not null,
  at     text not null,
  primary key (id, digest)
);
create table if not exists log_entry (
  submission_id text not null references submission (id),
  position      integer not null,
  at            text not null,
  staff         text not null,
  event         text,
  note          text,
  reply         text,
  primary key (submission_id, position)
);
create table if not exists tally (
  terminal text not null,
  day      text not null,
  kind     text not null,
  count    integer not null,
  primary key (terminal, day, kind)
);
`

/** The tables in an order in which rows can be put back. */
export const tableNames = ['submission', 'case_counter', 'conflict', 'log_entry', 'tally'] as const
