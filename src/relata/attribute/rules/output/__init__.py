"""From candidates over tokens to drafts over characters."""
