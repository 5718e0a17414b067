"""Evidence-backed knowledge graphs from Chinese news and public documents."""
