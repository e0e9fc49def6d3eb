"""What happens to a shard, stage by stage; each stage reads files and writes files, whole."""
