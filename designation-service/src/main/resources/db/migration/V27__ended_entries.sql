-- The day from which an entry is not in force any more, by the word of the list that still has it.
alter table list_staged add column ended_on date;
