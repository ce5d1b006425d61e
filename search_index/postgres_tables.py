"""The tables of the index in PostgreSQL, and what is said to them.

They lie in the schema `search_index`. `state` is one row: the generation in use, the outbox
position it has reached and a stamp that rises with every update. A generation is a table of
documents and one of postings: for each term the ids of the products that have it, as one value.
"""

from sqlalchemy import text

SCHEMA = "search_index"

# A number of before must not come again, even where the whole schema was dropped in between.
NEXT = text("SELECT CAST(1000 * extract(epoch FROM clock_timestamp()) AS bigint)")
NEW_GENERATION = """
CREATE SCHEMA IF NOT EXISTS search_index;
CREATE TABLE search_index.document_{generation} (
    product_id integer NOT NULL,
    changed bigint NOT NULL,
    listed text,
    terms text
);
CREATE TABLE search_index.posting_{generation} (term text COLLATE "C" NOT NULL, ids bytea NOT NULL);
ALTER TABLE search_index.posting_{generation} ALTER ids SET STORAGE EXTERNAL;
"""
SWITCH = """
ALTER TABLE search_index.document_{generation} ADD PRIMARY KEY (product_id);
CREATE INDEX ON search_index.document_{generation} (changed) WHERE changed > 0;
ALTER TABLE search_index.posting_{generation} ADD PRIMARY KEY (term);
ANALYZE search_index.document_{generation};
ANALYZE search_index.posting_{generation} (term);
DROP TABLE IF EXISTS search_index.state;
CREATE TABLE search_index.state (
    format integer NOT NULL,
    generation bigint NOT NULL,
    stamp bigint NOT NULL,
    position bigint NOT NULL,
    documents integer NOT NULL,
    postings integer NOT NULL,
    switched_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO search_index.state VALUES (
    {format}, {generation}, 0, {position},
    (SELECT count(*) FROM search_index.document_{generation}),
    (SELECT count(*) FROM search_index.posting_{generation})
);
"""
DROP = """
DROP TABLE search_index.document_{generation};
DROP TABLE IF EXISTS search_index.posting_{generation};
"""

IS_THERE = text("SELECT to_regclass('search_index.state') IS NOT NULL")
STATE = "SELECT format, generation, stamp, position FROM search_index.state"
NOTE = text("UPDATE search_index.state SET stamp = :stamp, position = :position")
RESTED = text(
    "SELECT clock_timestamp() > switched_at + make_interval(secs => :seconds)"
    " FROM search_index.state"
)
GENERATIONS = text(
    "SELECT CAST(substring(tablename FROM '[0-9]+$') AS bigint) FROM pg_tables"
    " WHERE schemaname = 'search_index' AND tablename ~ '^document_[0-9]+$'"
)

COPY_DOCUMENTS = "COPY search_index.document_{generation} (product_id, changed, listed) FROM STDIN"
COPY_POSTINGS = "COPY search_index.posting_{generation} (term, ids) FROM STDIN"
UPDATE = """
INSERT INTO search_index.document_{generation} (product_id, changed, listed, terms)
VALUES (:product_id, :changed, :listed, :terms)
ON CONFLICT (product_id) DO UPDATE
SET changed = excluded.changed, listed = excluded.listed, terms = excluded.terms
"""
DOCUMENTS = """
SELECT product_id, listed, terms FROM search_index.document_{generation}
WHERE product_id > :after ORDER BY product_id LIMIT :most
"""
CHANGED = """
SELECT product_id, listed, terms FROM search_index.document_{generation}
WHERE changed > :since AND changed > 0
"""
# None is ever taken out: a document that is gone leaves an empty one.
WHOLE = """
SELECT (SELECT count(*) FROM search_index.document_{generation}) >= documents
    AND (SELECT count(*) FROM search_index.posting_{generation}) = postings
FROM search_index.state
"""
CHANGES = "SELECT count(*) FROM search_index.document_{generation} WHERE changed > 0"
POSTINGS = """
SELECT term, ids FROM search_index.posting_{generation} WHERE term = ANY(:terms)
"""
