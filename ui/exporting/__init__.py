"""Making a document of an audit."""
