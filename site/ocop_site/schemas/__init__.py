"""The shapes of JSON answers: types for the code, schemas for OpenAPI. A key may be added."""
