-- Full-text search over vendors and the texts of agreements. The words are folded and stemmed in the program
-- (å ä ö é ł and Greek accents become plain letters); the index keeps no text of its own: snippets are cut from the
-- vendor's row and the agreement's file. Row ids: a vendor's is twice its id, a version's is twice its id plus one.

CREATE VIRTUAL TABLE search USING fts5 (title, body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3');
-- Parts of compounds in names and titles: "biträde" inside "personuppgiftsbiträdesavtal".
CREATE VIRTUAL TABLE search_part USING fts5 (title, content = '', contentless_delete = 1, tokenize = 'trigram');
