### Gereedheid en de doelstelling.
